package workshop.lesson01;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** One order at a time. */
public final class Step5Keys {

    public static List<RecordMetadata> sendOrders(
            Producer<String, String> producer, String topic, List<BattleOrder> orders)
            throws InterruptedException, ExecutionException {
        List<RecordMetadata> results = new ArrayList<>();
        for (BattleOrder order : orders) {
            results.add(producer.send(new ProducerRecord<>(topic, order.band(), order.text()))
                    .get());
        }
        return results;
    }

    private Step5Keys() {}
}
