package workshop.testkit.broker.remote;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicDeletionDisabledException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import workshop.testkit.environment.Settings;

/**
 * Says why a cluster cannot be used, and what to do, in one sentence.
 *
 * @param settings names the cluster and how topics' names begin
 * @param protocol the client's {@code security.protocol}
 */
record Refusals(Settings settings, String protocol) {

    static final int SECONDS_TO_ANSWER = 8;

    /** Nobody takes connections at any of these addresses, for these reasons. */
    IOException unreachable(Map<String, String> reasons) {
        String told = reasons.size() == 1 ? reasons.values().iterator().next() : told(reasons);
        return new IOException("-Dkafka=" + settings.kafka() + " cannot be reached (" + told
                + "): check the name, the port and the way there (VPN, firewall), or leave -Dkafka out.");
    }

    private static String told(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .map(server -> server.getKey() + " (" + server.getValue() + ")")
                .collect(joining(", "));
    }

    IOException noBroker(String reason) {
        return refusal("no Kafka broker understands security.protocol=" + protocol + " at that port (" + reason
                + "): name the cluster's protocol, such as SASL_SSL, in the file of -Dkafka.config=, or correct the"
                + " port.");
    }

    IOException forbidden(String operations) {
        return refusal("the cluster forbids you " + operations + onTopics());
    }

    private String onTopics() {
        return " on topics whose names begin with " + settings.kafkaPrefix() + ": get the ACLs that docs/own-cluster.md"
                + " lists, or name a prefix for which you have them, -Dkafka.prefix=…";
    }

    /** {@code thrown} is Kafka's exception, and becomes the cause; {@code brokers} is what the cluster has named. */
    IOException of(Throwable thrown, Collection<String> brokers) {
        return new IOException("-Dkafka=" + settings.kafka() + ": " + sentence(thrown, brokers), thrown);
    }

    private String sentence(Throwable thrown, Collection<String> brokers) {
        String reason = " (" + root(thrown) + "): ";
        if (thrown instanceof SslAuthenticationException) {
            return "no TLS connection came about" + reason + "check security.protocol=" + protocol
                    + " and the trust store, or the key store, in the file of -Dkafka.config=.";
        }
        if (thrown instanceof AuthenticationException) {
            return "the cluster does not let you in" + reason + "check the credentials in the file of -Dkafka.config=.";
        }
        if (thrown instanceof AuthorizationException) {
            return "the cluster forbids you Create or Delete" + onTopics();
        }
        if (thrown instanceof UnsupportedVersionException) {
            return "the brokers are too old" + reason + "the workshop deletes its topics by their ids, so take"
                    + " a cluster of Kafka 2.8 or newer, or leave -Dkafka out.";
        }
        if (thrown instanceof TopicDeletionDisabledException) {
            return "the cluster never removes a topic (delete.topic.enable=false), and the workshop leaves none"
                    + " behind: take another cluster, or leave -Dkafka out.";
        }
        if (thrown instanceof TimeoutException && brokers.isEmpty()) {
            return "something listens there, but within " + SECONDS_TO_ANSWER
                    + " s no broker answered with security.protocol=" + protocol + ": check the port and the protocol.";
        }
        if (thrown instanceof TimeoutException) {
            Map<String, String> astray = Reachability.unreachable(brokers);
            return "the cluster answers there, but tells its clients to go to "
                    + (astray.isEmpty() ? String.join(", ", brokers) : told(astray))
                    + ": whoever runs it has to start these brokers, or to set advertised.listeners to addresses that"
                    + " this machine reaches.";
        }
        return "the cluster would not create or remove a topic" + reason + "ask whoever runs it, or leave -Dkafka out.";
    }

    private IOException refusal(String sentence) {
        return new IOException("-Dkafka=" + settings.kafka() + ": " + sentence);
    }

    /** What the innermost cause says. */
    static String root(Throwable thrown) {
        return thrown.getCause() == null ? String.valueOf(thrown.getMessage()) : root(thrown.getCause());
    }
}
