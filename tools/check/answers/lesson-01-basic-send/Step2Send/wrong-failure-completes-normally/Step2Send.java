// expect: --1@-1
package workshop.lesson01;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Completes with the metadata also when the message failed. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        CompletableFuture<RecordMetadata> answer = new CompletableFuture<>();
        producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> answer.complete(metadata));
        return answer;
    }

    private Step2Send() {}
}
