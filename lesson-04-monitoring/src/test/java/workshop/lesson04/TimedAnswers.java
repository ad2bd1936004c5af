package workshop.lesson04;

import static java.time.Duration.ofNanos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Calls the learner's callbacks with an answer of the broker's, and measures by itself how long each record took. */
final class TimedAnswers {

    private final Step4Latency latency;
    private final RecordMetadata metadata;
    private final List<Duration> measured = new ArrayList<>();

    TimedAnswers(Step4Latency latency, RecordMetadata metadata) {
        this.latency = latency;
        this.metadata = metadata;
    }

    /** One record that is answered {@code least} after its intended start, or a little later. */
    void answerAfter(Duration least) {
        long intended = System.nanoTime() - least.toNanos();
        latency.timed(intended).onCompletion(metadata, null);
        measured.add(ofNanos(System.nanoTime() - intended));
    }

    int count() {
        return measured.size();
    }

    /** What the test measured, in ascending order; 1 is the shortest. The learner's clock stops before the test's. */
    Duration atRank(int rank) {
        return measured.stream().sorted().skip(rank - 1).findFirst().orElseThrow();
    }
}
