package workshop.testkit.harness;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.testkit.broker.Broker;
import workshop.testkit.broker.container.ContainerBroker;
import workshop.testkit.broker.embedded.EmbeddedCluster;
import workshop.testkit.broker.remote.RemoteCluster;
import workshop.testkit.environment.Settings;
import workshop.testkit.wire.Proxy;

/**
 * Where the broker comes from, as {@link Settings#kafka} says. A cluster of one's own is named by its
 * {@code host:port[,host:port]}.
 */
public enum BrokerMode {

    /** Brokers of Kafka's own classes in this JVM. */
    EMBEDDED {
        @Override
        public Broker start(Settings settings, Proxy proxy, int brokers) throws IOException {
            return EmbeddedCluster.start(proxy, brokers);
        }

        @Override
        public Optional<String> whyNot(int brokers) {
            return Optional.empty();
        }
    },

    /** Kafka's own image, by Testcontainers. */
    CONTAINER {
        @Override
        public Broker start(Settings settings, Proxy proxy, int brokers) throws IOException {
            return ContainerBroker.start(settings.kafkaImage(), proxy);
        }
    },

    /** A cluster that is there already. */
    OWN {
        @Override
        public Broker start(Settings settings, Proxy proxy, int brokers) throws IOException {
            return RemoteCluster.start(settings, proxy);
        }

        @Override
        public boolean isLent() {
            return true;
        }

        @Override
        boolean isMeantBy(String wanted) {
            return wanted.matches(SERVER + "(," + SERVER + ")*");
        }

        @Override
        public String toString() {
            return "host:port of a cluster of your own";
        }
    };

    private static final String SERVER = "([\\w.-]+|\\[[0-9a-fA-F:.]+\\]):\\d{1,5}";

    /**
     * Starts so many brokers behind the proxy. To be asked only if {@link #whyNot} doesn't say that there can't be so many.
     *
     * @throws IOException if it cannot be done; the message names the cause and the cure
     */
    public abstract Broker start(Settings settings, Proxy proxy, int brokers) throws IOException;

    /** Why this mode cannot give a test so many brokers, in a sentence; empty if it can. */
    public Optional<String> whyNot(int brokers) {
        return brokers == 1
                ? Optional.empty()
                : Optional.of("it needs " + brokers + " brokers that can be crashed, and -Dkafka=" + this
                        + " gives one: leave -Dkafka out");
    }

    /** Whether the brokers are somebody's, and not to be crashed or set up. However many there are, tests see them as one. */
    public boolean isLent() {
        return false;
    }

    /** The mode that is wanted. Throws {@link IllegalArgumentException} with the valid values if it is none of them. */
    public static BrokerMode of(Settings settings) {
        String wanted = settings.kafka();
        return Arrays.stream(values())
                .filter(mode -> mode.isMeantBy(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-Dkafka=" + wanted
                        + " is no mode of this workshop; there is: "
                        + Arrays.stream(values()).map(BrokerMode::toString).collect(Collectors.joining(", "))));
    }

    boolean isMeantBy(String wanted) {
        return wanted.equals(toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
