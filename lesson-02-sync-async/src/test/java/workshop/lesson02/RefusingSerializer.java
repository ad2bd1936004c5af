package workshop.lesson02;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Text as UTF-8, but for one text that it refuses; {@code send()} then throws. Public because Kafka creates it by name. */
public final class RefusingSerializer extends StringSerializer {

    static final String REFUSED = "poisoned wine";

    @Override
    public byte[] serialize(String topic, String text) {
        if (REFUSED.equals(text)) {
            throw new SerializationException("This serializer refuses \"" + REFUSED + "\"");
        }
        return super.serialize(topic, text);
    }
}
