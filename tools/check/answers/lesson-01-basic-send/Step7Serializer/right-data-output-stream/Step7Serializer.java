package workshop.lesson01;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** A DataOutputStream, which is big-endian too. */
public final class Step7Serializer implements Serializer<Arrow> {

    @Override
    public byte[] serialize(String topic, Arrow arrow) {
        if (arrow == null) {
            return null;
        }
        if (arrow.number() < 0 || arrow.fletching() == null) {
            throw new SerializationException("not a fit arrow: " + arrow);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(arrow.number());
            out.writeLong(arrow.shotAtMillis());
            out.write(arrow.fletching().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SerializationException(e);
        }
        return bytes.toByteArray();
    }
}
