package workshop.lesson01;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 5 · Keys: keep the orders of each band in order. */
public final class Step5Keys {

    /**
     * Sends {@code orders} to {@code topic}, each of them once, and waits until all are acknowledged.
     *
     * <p>A record's key is the name of the band, exactly as given; its value is the text of the order. All orders of a
     * band go to one partition, in the order of the list. It is the partition that Kafka's own partitioning gives that
     * key, so that any producer with Kafka's defaults finds the same one, and the bands spread over the partitions.
     *
     * <p>The producer stays open.
     *
     * @return where each order was stored; the n-th result belongs to the n-th order
     * @throws ExecutionException if an order could not be delivered; the cause is Kafka's own exception
     * @throws InterruptedException if the caller was interrupted while waiting
     */
    public static List<RecordMetadata> sendOrders(
            Producer<String, String> producer, String topic, List<BattleOrder> orders)
            throws InterruptedException, ExecutionException {
        // TODO: Kafka keeps order inside a partition only. What does it look at to choose the partition?
        throw new UnsupportedOperationException("Step 5 · Keys: not written yet");
    }

    private Step5Keys() {}
}
