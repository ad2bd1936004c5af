// expect: the future of send threw java.util.concurrent.TimeoutException
package workshop.lesson01;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Prints a failure and leaves the future open for ever. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        CompletableFuture<RecordMetadata> answer = new CompletableFuture<>();
        producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
            if (exception == null) {
                answer.complete(metadata);
            } else {
                System.err.println("not sent: " + exception);
            }
        });
        return answer;
    }

    private Step2Send() {}
}
