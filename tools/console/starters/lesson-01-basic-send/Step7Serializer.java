package workshop.lesson01;

import org.apache.kafka.common.serialization.Serializer;

/**
 * Step 7 · Serializer: an arrow as bytes.
 *
 * <p>Kafka creates an instance from the name of the class; one instance serves all threads that send with a producer.
 */
public final class Step7Serializer implements Serializer<Arrow> {

    /**
     * Writes {@code arrow} big-endian: the number in 4 bytes, the time of the shot in 8 bytes, then the fletching in
     * UTF-8 up to the end, with no length before it.
     *
     * @return the bytes; null, and not an empty array, for a null arrow
     * @throws org.apache.kafka.common.errors.SerializationException if the number is negative or the fletching is null
     */
    @Override
    public byte[] serialize(String topic, Arrow arrow) {
        // TODO: Which part has no fixed size? And before that: which arrows have no bytes at all?
        throw new UnsupportedOperationException("Step 7 · Serializer: not written yet");
    }
}
