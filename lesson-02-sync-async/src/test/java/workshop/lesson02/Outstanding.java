package workshop.lesson02;

import static workshop.testkit.Observation.observed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import workshop.testkit.Observation;

/**
 * An interceptor that counts the records between {@code send()} and their outcome. It hears of the outcome before the
 * record's callback does, so it never counts more than are pending. Public because Kafka creates it by name.
 */
public final class Outstanding implements ProducerInterceptor<String, String> {

    private static final String COUNT = "workshop.outstanding";

    /** How many there are, and the most that there were. */
    static final class Count {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        int most() {
            return most.get();
        }

        Observation seen() {
            return observed("%s records pending at one time", most());
        }
    }

    private Count count;

    /** The settings of a producer whose records {@code count} counts. */
    static Map<String, Object> into(Count count) {
        return Map.of("interceptor.classes", Outstanding.class.getName(), COUNT, count);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        count = (Count) settings.get(COUNT);
    }

    @Override
    public ProducerRecord<String, String> onSend(ProducerRecord<String, String> record) {
        count.most.accumulateAndGet(count.now.incrementAndGet(), Math::max);
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        count.now.decrementAndGet();
    }

    @Override
    public void close() {}
}
