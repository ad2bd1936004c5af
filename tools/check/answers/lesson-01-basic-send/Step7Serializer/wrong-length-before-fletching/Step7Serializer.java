// expect: 00 15 53 65 c3 b1 6f 72
package workshop.lesson01;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Writes the fletching with writeUTF(), which puts a length in front. */
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(arrow.number());
            out.writeLong(arrow.shotAtMillis());
            out.writeUTF(arrow.fletching());
        } catch (IOException e) {
            throw new SerializationException(e);
        }
        return bytes.toByteArray();
    }
}
