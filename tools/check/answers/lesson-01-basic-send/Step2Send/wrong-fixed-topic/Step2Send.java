// expect: UnknownTopicOrPartitionException
package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends to the topic of the story, not to the one it was given. */
public final class Step2Send {

    private static final String TOPIC = "forest-defense";

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        return producer.send(new ProducerRecord<>(TOPIC, message));
    }

    private Step2Send() {}
}
