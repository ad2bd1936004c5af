// expect: ] instead of ["order
package workshop.lesson01;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends from several threads at once, so a band's orders overtake each other. */
public final class Step5Keys {

    public static List<RecordMetadata> sendOrders(
            Producer<String, String> producer, String topic, List<BattleOrder> orders)
            throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> answers = orders.parallelStream()
                .map(order -> producer.send(new ProducerRecord<>(topic, order.band(), order.text())))
                .toList();
        List<RecordMetadata> results = new ArrayList<>();
        for (Future<RecordMetadata> answer : answers) {
            results.add(answer.get());
        }
        return results;
    }

    private Step5Keys() {}
}
