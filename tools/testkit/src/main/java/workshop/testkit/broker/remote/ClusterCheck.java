package workshop.testkit.broker.remote;

import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.internals.SecurityUtils;

/**
 * Asks a cluster, before any lesson does, for what lessons want of it. A refusal comes within seconds.
 *
 * @param admin goes through the gateway
 */
record ClusterCheck(Admin admin, Gateway gateway, Refusals refusals) {

    private static final Set<AclOperation> NEEDED = EnumSet.of(DELETE, DESCRIBE, DESCRIBE_CONFIGS, READ, WRITE);

    /** The cluster's id, if it can delete a topic by its id: it is asked to delete one that nobody has. */
    String clusterId() throws IOException {
        String cluster = String.valueOf(ask(admin.describeCluster().clusterId()));
        TopicCollection nobodys = TopicCollection.ofTopicIds(Set.of(Uuid.randomUuid()));
        try {
            ask(admin.deleteTopics(nobodys).all());
        } catch (IOException e) {
            if (!(e.getCause() instanceof UnknownTopicIdException)) {
                throw e;
            }
        }
        return cluster;
    }

    /** Deletes what killed runs have left. Throws if the user may not: this run would leave one topic more. */
    void deleteAbandoned(CreatedTopics topics, String prefix) throws IOException {
        IOException forbidden = null;
        for (CreatedTopics dead : topics.abandoned()) {
            try (dead) {
                ask(dead.delete(admin));
            } catch (IOException e) {
                boolean ofThisPrefix = dead.remaining().stream().anyMatch(name -> name.startsWith(prefix));
                forbidden = ofThisPrefix && e.getCause() instanceof AuthorizationException ? e : forbidden;
            }
            CreatedTopics.print("removed the topics that an earlier run left behind", dead.deleted());
        }
        if (forbidden != null) {
            throw forbidden;
        }
    }

    /** Creates a topic, asks what the user may do with it, and deletes it. If the name is taken, deletes nothing. */
    void checkPermissions(String probe, CreatedTopics topics) throws IOException {
        CreateTopicsResult creation =
                admin.createTopics(List.of(new NewTopic(probe, Optional.of(1), Optional.empty())));
        try {
            ask(creation.all());
        } catch (IOException e) {
            if (!(e.getCause() instanceof RetriableException)) {
                topics.refused(probe);
            }
            throw e;
        }
        KafkaFuture<Uuid> id = creation.topicId(probe);
        if (!id.isCompletedExceptionally()) {
            topics.created(probe, ask(id));
        }
        TopicDescription description = describe(probe);
        if (id.isCompletedExceptionally()) { // not told to a user who may not DescribeConfigs
            topics.created(probe, description.topicId());
        }
        Set<AclOperation> missing = EnumSet.copyOf(NEEDED);
        missing.removeAll(description.authorizedOperations());
        if (!missing.contains(DELETE)) {
            ask(topics.delete(admin));
        }
        if (!missing.isEmpty()) {
            throw refusals.forbidden(
                    missing.stream().map(SecurityUtils::operationName).collect(Collectors.joining(" and ")));
        }
    }

    /** Asks again while a broker has not heard of the topic. */
    private TopicDescription describe(String topic) throws IOException {
        DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Refusals.SECONDS_TO_ANSWER);
        while (true) {
            try {
                return ask(admin.describeTopics(Set.of(topic), options).allTopicNames())
                        .get(topic);
            } catch (IOException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private <T> T ask(KafkaFuture<T> answer) throws IOException {
        return ask(answer.toCompletionStage().toCompletableFuture());
    }

    /** Waits for an answer, or until the gateway is refused. The cause of what it throws is Kafka's exception. */
    @SuppressWarnings("unchecked") // the gateway's future has no value
    private <T> T ask(CompletableFuture<T> answer) throws IOException {
        try {
            return (T) CompletableFuture.anyOf(answer, gateway.refusal())
                    .get(Refusals.SECONDS_TO_ANSWER + 1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw refusals.of(e.getCause(), gateway.brokers());
        } catch (TimeoutException e) {
            throw refusals.of(new org.apache.kafka.common.errors.TimeoutException(e), gateway.brokers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
