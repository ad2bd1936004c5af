// expect: belongs to "order
package workshop.lesson01;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Returns the results as the answers came in, not in the order of the input. */
public final class Step5Keys {

    public static List<RecordMetadata> sendOrders(
            Producer<String, String> producer, String topic, List<BattleOrder> orders)
            throws InterruptedException, ExecutionException {
        List<RecordMetadata> results = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Exception> failure = new AtomicReference<>();
        CountDownLatch answered = new CountDownLatch(orders.size());
        for (BattleOrder order : orders) {
            producer.send(new ProducerRecord<>(topic, order.band(), order.text()), (metadata, exception) -> {
                results.add(metadata);
                failure.compareAndSet(null, exception);
                answered.countDown();
            });
        }
        answered.await();
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return results;
    }

    private Step5Keys() {}
}
