package workshop.lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Step 7 · Serializer: an arrow as bytes. It has no state, so any number of threads may share an instance. */
public final class Step7Serializer implements Serializer<Arrow> {

    /**
     * Number (4 bytes), time of the shot (8 bytes), fletching (UTF-8, to the end), big-endian; null for a null arrow.
     *
     * @throws SerializationException if the number is negative or the fletching is null
     */
    @Override
    public byte[] serialize(String topic, Arrow arrow) {
        if (arrow == null) {
            return null;
        }
        if (arrow.number() < 0) {
            throw new SerializationException("The number of an arrow must not be negative: " + arrow);
        }
        if (arrow.fletching() == null) {
            throw new SerializationException("An arrow needs a fletching: " + arrow);
        }
        byte[] fletching = arrow.fletching().getBytes(UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + fletching.length)
                .putInt(arrow.number())
                .putLong(arrow.shotAtMillis())
                .put(fletching)
                .array();
    }
}
