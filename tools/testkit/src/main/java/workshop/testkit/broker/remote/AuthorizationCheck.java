package workshop.testkit.broker.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicDeletionDisabledException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.apache.kafka.common.utils.internals.SecurityUtils;
import workshop.testkit.environment.Settings;

/**
 * Asks a cluster, before any lesson does, for what lessons want of it. A refusal is an {@link IOException} of one sentence with the cause and
 * the cure, and comes within seconds.
 */
final class AuthorizationCheck {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Set<AclOperation> NEEDED = EnumSet.of(
            AclOperation.DELETE,
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.READ,
            AclOperation.WRITE);

    private final Settings workshop;
    private final String servers;
    private final Map<String, Object> config;
    private final Admin admin;
    private Collection<Node> brokers; // null until the cluster has answered
    private boolean probing;

    /** {@code settings} is what the cluster's listener wants of a client. */
    AuthorizationCheck(Settings workshop, Map<String, Object> settings) throws IOException {
        this.workshop = workshop;
        this.servers = workshop.kafka();
        config = new HashMap<>(settings);
        config.put("bootstrap.servers", servers);
        config.put("client.id", "workshop");
        config.put("request.timeout.ms", (int) LIMIT.toMillis() / 2);
        config.put("default.api.timeout.ms", (int) LIMIT.toMillis());
        try {
            admin = Admin.create(config);
        } catch (KafkaException e) {
            throw SecuritySettings.problem(
                    workshop, "Kafka does not take these settings (" + root(e) + "): correct the file.", e);
        }
    }

    Map<String, Object> config() {
        return config;
    }

    Admin admin() {
        return admin;
    }

    /** Creates a topic and removes it again; that it may be removed is asked first, so that nothing is left behind. */
    void check(TopicNames names) throws IOException {
        brokers = ask(admin.describeCluster().nodes());
        String probe = names.of("probe");
        try {
            ask(admin.deleteTopics(List.of(probe)).all());
        } catch (IOException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        probing = true;
        ask(admin.createTopics(List.of(new NewTopic(probe, Optional.of(1), Optional.empty())))
                .all());
        try {
            Set<AclOperation> missing = EnumSet.copyOf(NEEDED);
            missing.removeAll(allowedOn(probe));
            if (!missing.isEmpty()) {
                throw new IOException(forbidden(
                        missing.stream().map(SecurityUtils::operationName).collect(Collectors.joining(" and "))));
            }
        } finally {
            ask(admin.deleteTopics(List.of(probe)).all());
            probing = false;
        }
    }

    /** Whether a topic may be there that the check could not remove. */
    boolean hasLeftTopic() {
        return probing;
    }

    /** What the user may do with the topic. A broker that has not heard of it yet is asked again. */
    private Set<AclOperation> allowedOn(String topic) throws IOException {
        DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return ask(admin.describeTopics(List.of(topic), options).allTopicNames())
                        .get(topic)
                        .authorizedOperations();
            } catch (IOException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** Waits for an answer. An {@link IOException} has the cluster's own exception as its cause. */
    <T> T ask(KafkaFuture<T> answer) throws IOException {
        try {
            return answer.get(LIMIT.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(sentence(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(sentence(new org.apache.kafka.common.errors.TimeoutException(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String sentence(Throwable refusal) {
        String protocol = String.valueOf(config.getOrDefault("security.protocol", "PLAINTEXT"));
        String cluster = "-Dkafka=" + servers + ": ";
        if (refusal instanceof SslAuthenticationException) {
            return cluster + "no TLS connection came about (" + root(refusal)
                    + "): check security.protocol=" + protocol
                    + " and the trust store, or the key store, in the file of -Dkafka.config=.";
        }
        if (refusal instanceof AuthenticationException) {
            return cluster + "the cluster does not let you in (" + root(refusal)
                    + "): check the credentials in the file of -Dkafka.config=.";
        }
        if (refusal instanceof AuthorizationException) {
            return forbidden("Create or Delete");
        }
        if (refusal instanceof UnsupportedVersionException) {
            return cluster + "the brokers are too old for Kafka's clients " + AppInfoParser.getVersion() + " ("
                    + root(refusal) + "): take a cluster of Kafka 2.4 or newer, or leave -Dkafka out.";
        }
        if (refusal instanceof TopicDeletionDisabledException) {
            return cluster
                    + "the cluster never removes a topic (delete.topic.enable=false), and the workshop leaves none"
                    + " behind: take another cluster, or leave -Dkafka out.";
        }
        if (refusal instanceof org.apache.kafka.common.errors.TimeoutException) {
            return cluster
                    + (brokers == null
                            ? "something listens there, but within " + LIMIT.toSeconds()
                                    + " s no broker answered with security.protocol=" + protocol
                                    + ": check the port and the protocol, and that the cluster's advertised.listeners can be"
                                    + " reached from here."
                            : "the cluster answers there, but it names as its brokers " + addresses()
                                    + ", and not all of them answer within " + LIMIT.toSeconds()
                                    + " s: they have to be up, and whoever runs them has to set advertised.listeners to addresses that this"
                                    + " machine reaches.");
        }
        return cluster + "the cluster would not create or remove a topic (" + root(refusal)
                + "): ask whoever runs it, or leave -Dkafka out.";
    }

    private String forbidden(String operations) {
        return "-Dkafka=" + servers + ": the cluster forbids you " + operations + " on topics whose names begin with "
                + workshop.kafkaPrefix()
                + ": get the ACLs that docs/own-cluster.md lists, or name a prefix for which you have them, -Dkafka.prefix=…";
    }

    private String addresses() {
        return brokers.stream()
                .map(broker -> broker.host() + ":" + broker.port())
                .collect(Collectors.joining(", "));
    }

    /** What the innermost cause says. */
    private static String root(Throwable thrown) {
        return thrown.getCause() == null ? String.valueOf(thrown.getMessage()) : root(thrown.getCause());
    }
}
