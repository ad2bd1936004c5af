// expect: with acks=1 kafka saw the broker's answer after
// cause: the answer is looked at after the reader
package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for the reader first and then looks at the answer. */
public final class Step3Price {

    public static AckTimings measure(
            Producer<String, String> producer, Consumer<String, String> consumer, String topic, String message)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, message));
        awaitMessage(consumer, message);
        Duration visible = since(start);
        answer.get();
        return new AckTimings(since(start), visible);
    }

    private static void awaitMessage(Consumer<String, String> consumer, String message) {
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(50))) {
                if (message.equals(record.value())) {
                    return;
                }
            }
        }
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private Step3Price() {}
}
