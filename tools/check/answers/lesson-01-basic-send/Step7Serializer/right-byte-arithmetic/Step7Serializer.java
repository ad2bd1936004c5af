package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Shifts and casts. */
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
        byte[] bytes = new byte[12 + fletching.length];
        putBigEndian(bytes, 0, 4, arrow.number());
        putBigEndian(bytes, 4, 8, arrow.shotAtMillis());
        System.arraycopy(fletching, 0, bytes, 12, fletching.length);
        return bytes;
    }

    private static void putBigEndian(byte[] bytes, int from, int length, long value) {
        for (int i = 0; i < length; i++) {
            bytes[from + i] = (byte) (value >>> 8 * (length - 1 - i));
        }
    }
}
