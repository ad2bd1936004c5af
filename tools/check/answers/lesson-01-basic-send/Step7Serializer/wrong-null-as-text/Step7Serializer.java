// expect: returned 4 bytes for a null arrow
package workshop.lesson01;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Turns a missing arrow into the text null, where a tombstone is meant. */
public final class Step7Serializer implements Serializer<Arrow> {

    @Override
    public byte[] serialize(String topic, Arrow arrow) {
        if (arrow == null) {
            return "null".getBytes(StandardCharsets.UTF_8);
        }
        if (arrow.number() < 0) {
            throw new SerializationException("negative number: " + arrow.number());
        }
        if (arrow.fletching() == null) {
            throw new SerializationException("arrow " + arrow.number() + " has no fletching");
        }
        byte[] fletching = arrow.fletching().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + fletching.length)
                .putInt(arrow.number())
                .putLong(arrow.shotAtMillis())
                .put(fletching)
                .array();
    }
}
