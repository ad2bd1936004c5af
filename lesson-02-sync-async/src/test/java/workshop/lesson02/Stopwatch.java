package workshop.lesson02;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * An interceptor that measures from {@code send()} to the acknowledgement. Kafka does not tell it which record was
 * acknowledged. But where one thread sends to one partition, the first record sent is the first acknowledged. Public
 * because Kafka creates it by name.
 */
public final class Stopwatch implements ProducerInterceptor<String, String> {

    private static final String TIMES = "workshop.times";

    /** What was measured of one producer's records, {@code capacity} at most. */
    static final class Times {

        private final long[] nanos;
        private int sent; // written by the thread that sends
        private int answered; // written by the network thread, which sees what was written before send()
        private int failures; // likewise

        Times(int capacity) {
            nanos = new long[capacity];
        }

        /** How many records were acknowledged. Ask when the producer is closed. */
        int acknowledged() {
            return answered - failures;
        }

        /** The time within which this share of the records was acknowledged: the one at rank ⌈share · n⌉. */
        Duration percentile(double share) {
            long[] sorted = Arrays.copyOf(nanos, answered);
            Arrays.sort(sorted);
            return Duration.ofNanos(sorted[Math.max(1, (int) Math.ceil(share * answered)) - 1]);
        }
    }

    private Times times;

    /** The settings of a producer whose records {@code times} measures. */
    static Map<String, Object> into(Times times) {
        return Map.of("interceptor.classes", Stopwatch.class.getName(), TIMES, times);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        times = (Times) settings.get(TIMES);
    }

    @Override
    public ProducerRecord<String, String> onSend(ProducerRecord<String, String> record) {
        times.nanos[times.sent++] = System.nanoTime();
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        times.nanos[times.answered] = System.nanoTime() - times.nanos[times.answered];
        times.answered++;
        if (exception != null) {
            times.failures++;
        }
    }

    @Override
    public void close() {}
}
