// expect: NoSuchMethodException: workshop.lesson01.Step7Serializer.<init>()
package workshop.lesson01;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Has no constructor without arguments, so Kafka cannot create it. */
public final class Step7Serializer implements Serializer<Arrow> {

    private final Charset charset;

    public Step7Serializer(Charset charset) {
        this.charset = charset;
    }

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
        byte[] fletching = arrow.fletching().getBytes(charset);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + fletching.length)
                .putInt(arrow.number())
                .putLong(arrow.shotAtMillis())
                .put(fletching)
                .array();
    }
}
