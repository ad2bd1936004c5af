// expect: with acks=1 kafka saw the broker's answer after
// cause: the answer is looked at after the reader
package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes the reader for the answer. */
public final class Step3Price {

    public static AckTimings measure(
            Producer<String, String> producer, Consumer<String, String> consumer, String topic, String message)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        producer.send(new ProducerRecord<>(topic, message));
        awaitMessage(consumer, message);
        Duration both = since(start);
        return new AckTimings(both, both);
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
