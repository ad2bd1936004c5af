package workshop.lesson02;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A class that is the callback of one message. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        for (String message : messages) {
            Report report = new Report(message, onDelivered, onFailed);
            try {
                producer.send(new ProducerRecord<>(topic, message), report);
            } catch (RuntimeException e) {
                report.onCompletion(null, e);
            }
        }
    }

    private record Report(
            String message, BiConsumer<String, RecordMetadata> onDelivered, BiConsumer<String, Exception> onFailed)
            implements Callback {

        @Override
        public void onCompletion(RecordMetadata metadata, Exception exception) {
            try {
                if (exception != null) {
                    onFailed.accept(message, exception);
                } else {
                    onDelivered.accept(message, metadata);
                }
            } catch (RuntimeException e) {
                System.err.println("reported in vain: " + e);
            }
        }
    }

    private Step2Callback() {}
}
