package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The callback brings an outcome, and the future is composed of it. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> outcome.complete(new Outcome(metadata, exception)));
        } catch (RuntimeException e) {
            outcome.complete(new Outcome(null, e));
        }
        return outcome.thenCompose(Outcome::asFuture);
    }

    private record Outcome(RecordMetadata metadata, Exception exception) {

        CompletableFuture<RecordMetadata> asFuture() {
            return exception == null
                    ? CompletableFuture.completedFuture(metadata)
                    : CompletableFuture.failedFuture(exception);
        }
    }

    private Step3Future() {}
}
