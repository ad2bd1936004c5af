package workshop.lesson02;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Hands the producer's futures to a thread that waits for them. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        Map<Integer, Future<RecordMetadata>> answers = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            Future<RecordMetadata> answer;
            try {
                answer = producer.send(new ProducerRecord<>(topic, messages.get(i)));
            } catch (RuntimeException e) {
                answer = CompletableFuture.failedFuture(e);
            }
            answers.put(i, answer);
        }
        Thread clerk = new Thread(() -> answers.forEach((i, answer) -> {
            try {
                quietly(onDelivered, messages.get(i), answer.get());
            } catch (ExecutionException e) {
                quietly(onFailed, messages.get(i), (Exception) e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        clerk.setDaemon(true);
        clerk.start();
    }

    private static <T> void quietly(BiConsumer<String, T> consumer, String message, T outcome) {
        try {
            consumer.accept(message, outcome);
        } catch (RuntimeException e) {
            System.err.println("reported in vain: " + e);
        }
    }

    private Step2Callback() {}
}
