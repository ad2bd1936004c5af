// expect: arrows that nobody shot
// race: the threads have to meet
package workshop.lesson01;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** One buffer for all arrows, though several threads share the serializer. */
public final class Step7Serializer implements Serializer<Arrow> {

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

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
        buffer.reset();
        writeBigEndian(4, arrow.number());
        writeBigEndian(8, arrow.shotAtMillis());
        for (byte feather : arrow.fletching().getBytes(StandardCharsets.UTF_8)) {
            buffer.write(feather);
        }
        return buffer.toByteArray();
    }

    private void writeBigEndian(int length, long value) {
        for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
            buffer.write((int) (value >>> shift));
        }
    }
}
