package workshop.lesson04;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/** Keeps a Stats for each client and adds to it under a lock. */
public final class Step3Interceptor implements ProducerInterceptor<Object, Object> {

    private static final Stats NOTHING = new Stats(0, 0, 0);
    private static final Map<String, Stats> STATS = new HashMap<>();

    private String clientId;

    public static Stats statsOf(String clientId) {
        synchronized (STATS) {
            return STATS.getOrDefault(clientId, NOTHING);
        }
    }

    @Override
    public void configure(Map<String, ?> configs) {
        this.clientId = String.valueOf(configs.get("client.id"));
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        add(new Stats(1, 0, 0));
        Headers headers = record.headers();
        for (var header : headers) {
            if (header.key().equals("dispatched-at")) {
                return record;
            }
        }
        headers.add("dispatched-at", ("" + System.currentTimeMillis()).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            add(new Stats(0, 0, 1));
        } else {
            add(new Stats(0, 1, 0));
        }
    }

    @Override
    public void close() {}

    private void add(Stats more) {
        synchronized (STATS) {
            STATS.merge(
                    clientId,
                    more,
                    (one, other) -> new Stats(
                            one.sends() + other.sends(),
                            one.acknowledged() + other.acknowledged(),
                            one.failed() + other.failed()));
        }
    }
}
