// expect: of 500 records
// cause: waits before the next message is sent
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A stream that sends and waits, message by message. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        return messages.stream()
                .map(message -> producer.send(new ProducerRecord<>(topic, message)))
                .map(Step4Pipeline::resultOf)
                .toList();
    }

    private static SendResult resultOf(Future<RecordMetadata> answer) {
        try {
            return new SendResult.Stored(answer.get());
        } catch (Exception e) {
            return new SendResult.Failed(e);
        }
    }

    private Step4Pipeline() {}
}
