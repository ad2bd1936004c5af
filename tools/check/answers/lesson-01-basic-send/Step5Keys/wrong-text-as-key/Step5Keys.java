// expect: with key "order
package workshop.lesson01;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Takes the order's text as the key. */
public final class Step5Keys {

    public static List<RecordMetadata> sendOrders(
            Producer<String, String> producer, String topic, List<BattleOrder> orders)
            throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (BattleOrder order : orders) {
            answers.add(producer.send(new ProducerRecord<>(topic, order.text(), order.text())));
        }
        List<RecordMetadata> results = new ArrayList<>();
        for (Future<RecordMetadata> answer : answers) {
            results.add(answer.get());
        }
        return results;
    }

    private Step5Keys() {}
}
