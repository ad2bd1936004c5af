// expect: NoSuchMethodException
package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Wants to be told its counters. */
public final class Step3Interceptor implements ProducerInterceptor<Object, Object> {

    private static final String HEADER = "dispatched-at";
    private static final Map<String, Counters> COUNTERS = new ConcurrentHashMap<>();

    record Counters(LongAdder sends, LongAdder acknowledged, LongAdder failed) {}

    private Counters counters;

    public Step3Interceptor(Counters counters) {
        this.counters = counters;
    }

    public static Stats statsOf(String clientId) {
        Counters found = COUNTERS.get(clientId);
        return found == null
                ? new Stats(0, 0, 0)
                : new Stats(found.sends.sum(), found.acknowledged.sum(), found.failed.sum());
    }

    @Override
    public void configure(Map<String, ?> configs) {
        counters = COUNTERS.computeIfAbsent(
                String.valueOf(configs.get(ProducerConfig.CLIENT_ID_CONFIG)),
                id -> new Counters(new LongAdder(), new LongAdder(), new LongAdder()));
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        counters.sends.increment();
        if (record.headers().lastHeader(HEADER) == null) {
            byte[] now = String.valueOf(System.currentTimeMillis()).getBytes(UTF_8);
            record.headers().add(HEADER, now);
        }
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        (exception == null ? counters.acknowledged : counters.failed).increment();
    }

    @Override
    public void close() {}
}
