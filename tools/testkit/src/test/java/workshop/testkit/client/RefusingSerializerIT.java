package workshop.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;

@KafkaTest
class RefusingSerializerIT {

    private static final Map<String, Object> REFUSING = Map.of("value.serializer", RefusingSerializer.class);

    @Test
    void a_refusal_comes_out_of_send_and_calls_no_callback(Topic topic) {
        Producer<String, String> producer = topic.newProducer(REFUSING);
        AtomicBoolean called = new AtomicBoolean();

        assertThatThrownBy(() -> producer.send(
                        new ProducerRecord<>(topic.name(), RefusingSerializer.REFUSED),
                        (metadata, exception) -> called.set(true)))
                .isInstanceOf(SerializationException.class);
        producer.flush();
        assertThat(called).isFalse();
        assertThat(topic.records()).isEmpty();
    }

    @Test
    void any_other_text_is_sent_as_it_is(Topic topic) throws Exception {
        Producer<String, String> producer = topic.newProducer(REFUSING);

        producer.send(new ProducerRecord<>(topic.name(), "Señor Guy")).get();
        producer.send(new ProducerRecord<>(topic.name(), null)).get();

        assertThat(topic.values()).containsExactly("Señor Guy", null);
    }
}
