package workshop.testkit.harness;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.testkit.environment.Settings;

/** Where the broker comes from, as {@link Settings#kafka} says. */
public enum BrokerMode {
    /** Brokers of Kafka's own classes in this JVM. */
    EMBEDDED("embedded", "embedded"),
    /** Kafka's own image, by Testcontainers. */
    CONTAINER("container", "container"),
    /** A cluster that is there already, and has other uses. */
    OWN(
            "SERVER(,SERVER)*".replace("SERVER", "([\\w.-]+|\\[[0-9a-fA-F:.]+\\]):\\d{1,5}"),
            "host:port of a cluster of your own");

    private final String pattern;
    private final String shown;

    BrokerMode(String pattern, String shown) {
        this.pattern = pattern;
        this.shown = shown;
    }

    /** The mode that is wanted. Throws {@link IllegalArgumentException} with the valid values if it is none of them. */
    public static BrokerMode of(Settings settings) {
        return Arrays.stream(values())
                .filter(mode -> settings.kafka().matches(mode.pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-Dkafka=" + settings.kafka()
                        + " is no mode of this workshop; there is: "
                        + Arrays.stream(values()).map(mode -> mode.shown).collect(Collectors.joining(", "))));
    }

    /** Why this mode cannot give a test so many brokers, in a sentence; empty if it can. */
    public Optional<String> whyNot(int brokers) {
        return brokers == 1 || this == EMBEDDED
                ? Optional.empty()
                : Optional.of("it needs " + brokers + " brokers that can be crashed, and -Dkafka=" + shown
                        + " gives one: leave -Dkafka out");
    }

    /** Whether the brokers are somebody's, and not to be crashed or set up. However many there are, tests see them as one. */
    public boolean isLent() {
        return this == OWN;
    }
}
