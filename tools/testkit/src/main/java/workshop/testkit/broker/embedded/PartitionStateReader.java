package workshop.testkit.broker.embedded;

import java.util.Optional;
import java.util.TreeSet;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import org.apache.kafka.common.TopicPartition;
import scala.Option;
import workshop.testkit.broker.PartitionState;

/** Reads leaders, in-sync replicas and log ends from a broker in this JVM, past Kafka's public API. Nothing else here does. */
final class PartitionStateReader {

    /** What this broker knows of the partition; empty if it knows none, or is about to act upon what it has just heard. */
    static Optional<PartitionState> stateOf(TopicPartition partition, BrokerServer broker) {
        return broker.metadataCache()
                .getLeaderAndIsr(partition.topic(), partition.partition())
                .map(heard -> new PartitionState(heard.leader(), new TreeSet<>(heard.isr())))
                .filter(heard -> heard.leader() != broker.config().nodeId() || actsUpon(heard, partition, broker));
    }

    /**
     * Whether the leader appends by this state already. Too few in-sync replicas are a refusal from then on; a record that it took a moment
     * before has no answer until the request times out, since too few do not advance the high watermark (KIP-966).
     */
    private static boolean actsUpon(PartitionState heard, TopicPartition partition, BrokerServer leader) {
        Option<Partition> own = leader.replicaManager().onlinePartition(partition);
        return own.isDefined()
                && own.get().isLeader()
                && own.get().partitionState().isr().equals(heard.isr());
    }

    /** The end of the broker's own log; 0 if it has none. */
    static long logEndOffset(TopicPartition partition, BrokerServer broker) {
        var log = broker.replicaManager().localLog(partition);
        return log.isDefined() ? log.get().logEndOffset() : 0;
    }

    /** Whether this broker believes that the other one is up, and not fenced by the controller. */
    static boolean sees(int otherId, BrokerServer broker) {
        return broker.metadataCache().hasAliveBroker(otherId);
    }

    private PartitionStateReader() {}
}
