package workshop.lesson02;

import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Observation.observed;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import workshop.testkit.Observation;
import workshop.testkit.Topic;

/** A topic that the broker of another topic does not have. */
record MissingTopic(Topic other) {

    String name() {
        return other.name() + "-nowhere";
    }

    /** What the broker's list of topics says of it: {@code 0 topics named nowhere on the broker}. */
    Observation seen() {
        try {
            Set<String> topics = other.newAdmin().listTopics().names().get(10, SECONDS);
            return observed("%s topics named %s on the broker", Collections.frequency(topics, name()), name());
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker does not list its topics", e);
        }
    }
}
