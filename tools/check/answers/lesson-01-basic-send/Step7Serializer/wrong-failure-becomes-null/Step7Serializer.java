// expect: : null at forest-defense
package workshop.lesson01;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Catches its own refusal and returns null, which deletes on a compacted topic. */
public final class Step7Serializer implements Serializer<Arrow> {

    @Override
    public byte[] serialize(String topic, Arrow arrow) {
        try {
            return arrow == null ? null : bytes(arrow);
        } catch (SerializationException e) {
            System.err.println("not serialized: " + e.getMessage());
            return null;
        }
    }

    private static byte[] bytes(Arrow arrow) {
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
