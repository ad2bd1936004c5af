// expect: 00 00 00 53 65 c3 b1 6f 72
package workshop.lesson01;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Writes the numbers with the lowest byte first. */
public final class Step7Serializer implements Serializer<Arrow> {

    @Override
    public byte[] serialize(String topic, Arrow arrow) {
        if (arrow == null) {
            return null;
        }
        if (arrow.number() < 0) {
            throw new SerializationException("negative number: " + arrow.number());
        }
        if (arrow.fletching() == null) {
            throw new SerializationException("arrow " + arrow.number() + " has no fletching");
        }
        byte[] fletching = arrow.fletching().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + fletching.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(arrow.number())
                .putLong(arrow.shotAtMillis())
                .put(fletching)
                .array();
    }
}
