package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A future that is the callback of its record. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        Promise promise = new Promise();
        try {
            producer.send(record, promise);
        } catch (RuntimeException e) {
            promise.onCompletion(null, e);
        }
        return promise;
    }

    private static final class Promise extends CompletableFuture<RecordMetadata> implements Callback {

        @Override
        public void onCompletion(RecordMetadata metadata, Exception exception) {
            if (exception != null) {
                completeExceptionally(exception);
            } else {
                complete(metadata);
            }
        }
    }

    private Step3Future() {}
}
