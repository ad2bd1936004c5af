package workshop.lesson01;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A future of its own type, which is the callback at the same time. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        Answer answer = new Answer();
        producer.send(new ProducerRecord<>(topic, message), answer);
        return answer;
    }

    private static final class Answer extends CompletableFuture<RecordMetadata> implements Callback {

        @Override
        public void onCompletion(RecordMetadata metadata, Exception exception) {
            if (exception != null) {
                completeExceptionally(exception);
                return;
            }
            complete(metadata);
        }
    }

    private Step2Send() {}
}
