package workshop.lesson04;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.client.SentRecords;
import workshop.testkit.client.SentRecords.Tally;

/** A producer with a client id that no other has, so that its metrics can be told from those of others. */
record NamedProducer(String clientId, Producer<String, String> producer) {

    static NamedProducer of(Topic topic, Values values) {
        return of(topic, values, Map.of());
    }

    static NamedProducer of(Topic topic, Values values, Map<String, Object> settings) {
        String clientId = "little-john-" + values.word();
        Map<String, Object> all = new HashMap<>(settings);
        all.put("client.id", clientId);
        return new NamedProducer(clientId, topic.newProducer(all));
    }

    /** Sends one after the other and waits for each. Says what became of them; a compacted topic refuses a null key. */
    Tally send(Topic topic, String key, List<String> messages) {
        SentRecords sent = new SentRecords();
        for (String message : messages) {
            sent.send(producer, new ProducerRecord<>(topic.name(), key, message));
            producer.flush();
        }
        return sent.tally();
    }
}
