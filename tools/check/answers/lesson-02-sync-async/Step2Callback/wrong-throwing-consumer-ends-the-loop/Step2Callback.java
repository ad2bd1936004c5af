// expect: threw IllegalStateException: the inkwell fell over
package workshop.lesson02;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Lets a consumer's exception end the loop. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        for (String message : messages) {
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    if (exception == null) {
                        onDelivered.accept(message, metadata);
                    } else {
                        onFailed.accept(message, exception);
                    }
                });
            } catch (RuntimeException e) {
                onFailed.accept(message, e);
            }
        }
    }

    private Step2Callback() {}
}
