package workshop.lesson01;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 5 · Keys: keep the orders of each band in order. */
public final class Step5Keys {

    /** Sends all orders keyed by band, then waits for all answers; the n-th result belongs to the n-th order. */
    public static List<RecordMetadata> sendOrders(
            Producer<String, String> producer, String topic, List<BattleOrder> orders)
            throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> promises = new ArrayList<>();
        for (BattleOrder order : orders) {
            promises.add(producer.send(new ProducerRecord<>(topic, order.band(), order.text())));
        }

        List<RecordMetadata> stored = new ArrayList<>();
        for (Future<RecordMetadata> promise : promises) {
            stored.add(promise.get());
        }
        return stored;
    }

    private Step5Keys() {}
}
