package workshop.lesson02;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Each callback has its place in an array, and a latch counts them. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        AtomicReferenceArray<SendResult> results = new AtomicReferenceArray<>(messages.size());
        CountDownLatch open = new CountDownLatch(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            int place = i;
            try {
                producer.send(new ProducerRecord<>(topic, messages.get(i)), (metadata, exception) -> {
                    results.set(
                            place,
                            exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception));
                    open.countDown();
                });
            } catch (RuntimeException e) {
                results.set(place, new SendResult.Failed(e));
                open.countDown();
            }
        }
        open.await();
        return IntStream.range(0, messages.size()).mapToObj(results::get).toList();
    }

    private Step4Pipeline() {}
}
