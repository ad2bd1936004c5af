package workshop.lesson03;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How well a partition is replicated at this moment.
 *
 * @param isr how many replicas are in sync, the leader included
 * @param minIsr how many have to be, or a send with {@code acks=all} is refused: the topic's {@code min.insync.replicas},
 *     but never more than the topic has replicas
 */
public record Replication(int isr, int minIsr) {

    /**
     * Asks the cluster.
     *
     * @throws ExecutionException if the cluster cannot say; the cause says why, such as an unknown topic
     * @throws TimeoutException if it did not answer within {@code limit}
     */
    public static Replication of(Admin admin, String topic, int partition, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ConfigResource resource = new ConfigResource(Type.TOPIC, topic);
        var description = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
        var config = admin.describeConfigs(List.of(resource)).values().get(resource);

        TopicPartitionInfo info = description
                .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                .partitions()
                .get(partition);
        String minIsr = config.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                .get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                .value();
        return new Replication(
                info.isr().size(),
                Math.min(Integer.parseInt(minIsr), info.replicas().size()));
    }
}
