// expect: with acks=all kafka saw the broker's answer after
package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Stops the clock when send() comes back. */
public final class Step3Price {

    public static AckTimings measure(
            Producer<String, String> producer, Consumer<String, String> consumer, String topic, String message)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        producer.send(new ProducerRecord<>(topic, message));
        Duration acknowledged = since(start);
        awaitMessage(consumer, message);
        return new AckTimings(acknowledged, since(start));
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
