// expect: of 40 bands scattered
package workshop.lesson01;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Deals the orders out to the partitions in turn. */
public final class Step5Keys {

    public static List<RecordMetadata> sendOrders(
            Producer<String, String> producer, String topic, List<BattleOrder> orders)
            throws InterruptedException, ExecutionException {
        int partitions = producer.partitionsFor(topic).size();
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            BattleOrder order = orders.get(i);
            answers.add(producer.send(new ProducerRecord<>(topic, i % partitions, order.band(), order.text())));
        }
        List<RecordMetadata> results = new ArrayList<>();
        for (Future<RecordMetadata> answer : answers) {
            results.add(answer.get());
        }
        return results;
    }

    private Step5Keys() {}
}
