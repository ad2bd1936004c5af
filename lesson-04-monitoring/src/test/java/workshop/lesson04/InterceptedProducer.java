package workshop.lesson04;

import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Observation.observed;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import workshop.testkit.Call;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.client.ProducerMetrics;

/** A producer with the learner's interceptor and a client id that no other has. */
record InterceptedProducer<K, V>(String clientId, Producer<K, V> producer) {

    static InterceptedProducer<String, String> ofText(Topic topic, Values values) {
        return of(topic, values, Map.of());
    }

    /** A key of another type than text is fine with Kafka, and the cast is not checked at run time. */
    @SuppressWarnings("unchecked")
    static <K, V> InterceptedProducer<K, V> of(Topic topic, Values values, Map<String, Object> settings) {
        String clientId = clientId(values);
        Map<String, Object> all = new HashMap<>(settings);
        all.put("client.id", clientId);
        all.put("interceptor.classes", Step3Interceptor.class.getName());
        Call<Producer<?, ?>> call = call(
                "a producer with interceptor.classes=" + Step3Interceptor.class.getName(),
                () -> topic.newProducer(all));
        return new InterceptedProducer<>(clientId, (Producer<K, V>) call.value());
    }

    static String clientId(Values values) {
        return "little-john-" + values.word();
    }

    /** Sends and waits for the answer, whatever it is. */
    Call<?> send(ProducerRecord<K, V> record) {
        return call("send", () -> producer.send(record).get(5, SECONDS));
    }

    /** What JMX has of an open producer with this client id. */
    static Observation sends(String clientId) {
        return observed(
                "JMX has record-send-total of %s by topic: %s",
                clientId, ProducerMetrics.of(clientId).countByTopic("record-send-total"));
    }
}
