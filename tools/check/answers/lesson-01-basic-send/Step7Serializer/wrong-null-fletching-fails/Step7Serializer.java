// expect: the return value of "workshop.lesson01.Arrow.fletching()" is null
package workshop.lesson01;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Fails with a NullPointerException on an arrow without fletching. */
public final class Step7Serializer implements Serializer<Arrow> {

    @Override
    public byte[] serialize(String topic, Arrow arrow) {
        if (arrow == null) {
            return null;
        }
        if (arrow.number() < 0) {
            throw new SerializationException("negative number: " + arrow.number());
        }
        byte[] fletching = arrow.fletching().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + fletching.length)
                .putInt(arrow.number())
                .putLong(arrow.shotAtMillis())
                .put(fletching)
                .array();
    }
}
