// expect: of 4 outcomes it reported 1:
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for all answers on one thread, which a consumer can end. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (String message : messages) {
            try {
                answers.add(producer.send(new ProducerRecord<>(topic, message)));
            } catch (RuntimeException e) {
                answers.add(CompletableFuture.failedFuture(e));
            }
        }
        CompletableFuture.runAsync(() -> {
            for (int i = 0; i < messages.size(); i++) {
                RecordMetadata metadata;
                try {
                    metadata = answers.get(i).get();
                } catch (ExecutionException e) {
                    onFailed.accept(messages.get(i), (Exception) e.getCause());
                    continue;
                } catch (InterruptedException e) {
                    return;
                }
                onDelivered.accept(messages.get(i), metadata);
            }
        });
    }

    private Step2Callback() {}
}
