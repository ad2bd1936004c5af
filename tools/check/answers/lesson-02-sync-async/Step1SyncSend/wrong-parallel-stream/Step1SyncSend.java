// expect: had no answer yet
// cause: more than one message under way
package workshop.lesson02;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Lets a parallel stream send. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        try {
            return messages.parallelStream()
                    .map(message -> {
                        try {
                            return producer.send(new ProducerRecord<>(topic, message))
                                    .get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .collect(Collectors.toList());
        } catch (RuntimeException e) {
            throw new PartialDeliveryException(List.of(), e);
        }
    }

    private Step1SyncSend() {}
}
