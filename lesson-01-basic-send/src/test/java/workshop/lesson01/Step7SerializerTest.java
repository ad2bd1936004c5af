package workshop.lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toSet;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.report.Describe;

@KafkaTest
class Step7SerializerTest {

    private static final int ARCHERS = 8;
    private static final int ARROWS_EACH = 1_000;

    @Test
    @Order(1)
    void an_arrow_has_the_bytes_that_were_agreed(Topic topic, Values values) {
        Arrow arrow = new Arrow(
                values.between(1, 1 << 30), "Señor goose " + values.word(), values.between(1, 1 << 30) * 1_000L);
        Call<?> call = send(producer(topic), topic, arrow);
        call.value();

        byte[] stored = topic.records().get(0).valueBytes();

        verify(read(stored))
                .youDid("your serializer wrote " + arrow + " as " + hex(stored))
                .kafkaSaw(() -> observed("those bytes, which a reader takes for %s", read(stored)))
                .why("number in 4 bytes, shotAtMillis in 8, big-endian, then the fletching in UTF-8: a reader has"
                        + " nothing else to go by")
                .isEqualTo(arrow.toString());
    }

    @Test
    @Order(2)
    void a_null_arrow_is_a_tombstone(@TopicSpec(compacted = true) Topic topic) {
        Call<?> call = send(producer(topic), topic, null);
        call.value();

        byte[] stored = topic.records().get(0).valueBytes();

        verify(stored)
                .youDid("your serializer returned " + bytes(stored) + " for a null arrow")
                .kafkaSaw(() -> observed(
                        "a value of %s on a topic with cleanup.policy=%s",
                        bytes(stored), topic.config().get("cleanup.policy")))
                .why("on a compacted topic a null value deletes what the key stood for; bytes, even none, are a"
                        + " value like any other")
                .isNull();
    }

    @Test
    @Order(3)
    void a_negative_number_is_refused(Topic topic, Values values) {
        Call<?> call = send(producer(topic), topic, new Arrow(-values.between(1, 99), "goose", 1));

        verify(call.causes())
                .youDid(call)
                .kafkaSaw(topic::shown)
                .why("a serializer that cannot write a value throws SerializationException, and send() hands it to"
                        + " the caller at once")
                .hasAtLeastOneElementOfType(SerializationException.class);
    }

    @Test
    @Order(4)
    void a_missing_fletching_is_refused(Topic topic, Values values) {
        Call<?> call = send(producer(topic), topic, new Arrow(values.between(1, 99), null, 1));

        verify(call.causes())
                .youDid(call)
                .kafkaSaw(topic::shown)
                .why("an arrow without a fletching has no bytes in this layout; SerializationException is Kafka's"
                        + " word for that")
                .hasAtLeastOneElementOfType(SerializationException.class);
    }

    @Test
    @Order(5)
    void a_refused_arrow_leaves_nothing_and_the_producer_goes_on(Topic topic, Values values) {
        Producer<String, Arrow> producer = producer(topic);
        Arrow good = new Arrow(values.between(1, 99), "goose " + values.word(), 2);

        Call<?> refused = send(producer, topic, new Arrow(-1, "goose", 1));
        send(producer, topic, good).value();

        verify(arrowsIn(topic))
                .youDid(refused + ", then a good arrow was sent")
                .kafkaSaw(topic::shown)
                .why("a null returned instead of an exception is a tombstone: an accidental delete; refuse, and"
                        + " nothing is sent")
                .isEqualTo(List.of(good.toString()));
    }

    @Test
    @Order(6)
    void eight_threads_share_one_serializer(Topic topic, Values values) {
        Producer<String, Arrow> producer = producer(topic);
        String longFletching = "goose à ".repeat(40) + values.word();

        Call<Void> call = call("8 threads with one producer", () -> shootInParallel(producer, topic, longFletching));
        call.value();

        Set<String> shot = IntStream.range(0, ARCHERS * ARROWS_EACH)
                .mapToObj(number -> arrow(number, longFletching).toString())
                .collect(toSet());
        List<String> foreign = arrowsIn(topic).stream()
                .filter(arrow -> !shot.remove(arrow)) // whoever comes twice is foreign the second time
                .toList();
        verify(foreign)
                .youDid(call + "; each of them sent 1,000 arrows")
                .kafkaSaw(() -> observed(
                        "%s of 8,000 arrows that nobody shot, such as %s",
                        foreign.size(), Describe.value(foreign.get(0))))
                .why("one instance serves all threads of a producer: a buffer that is kept between calls is shared"
                        + " by them")
                .isEmpty();
    }

    private static void shootInParallel(Producer<String, Arrow> producer, Topic topic, String fletching)
            throws Exception {
        ExecutorService archers = Executors.newFixedThreadPool(ARCHERS);
        CyclicBarrier start = new CyclicBarrier(ARCHERS);
        List<Callable<Future<?>>> shots = IntStream.range(0, ARCHERS)
                .<Callable<Future<?>>>mapToObj(archer -> () -> {
                    start.await();
                    Future<?> last = null;
                    for (int i = 0; i < ARROWS_EACH; i++) {
                        last = producer.send(
                                new ProducerRecord<>(topic.name(), arrow(archer * ARROWS_EACH + i, fletching)));
                    }
                    return last;
                })
                .toList();
        try {
            for (Future<Future<?>> shot : archers.invokeAll(shots)) {
                shot.get().get();
            }
        } finally {
            archers.shutdownNow();
        }
        producer.flush();
    }

    private static Arrow arrow(int number, String fletching) {
        return new Arrow(number, fletching.substring(number % 40) + number, 1_000L * number);
    }

    private static Producer<String, Arrow> producer(Topic topic) {
        return call(
                        "a producer with value.serializer=" + Step7Serializer.class.getName(),
                        () -> topic.<Arrow>newProducer(Map.of("value.serializer", Step7Serializer.class.getName())))
                .value();
    }

    private static Call<?> send(Producer<String, Arrow> producer, Topic topic, Arrow arrow) {
        return call(
                "send",
                () -> producer.send(new ProducerRecord<>(topic.name(), "Robin", arrow))
                        .get(5, SECONDS));
    }

    /** The arrows in the log, as somebody reads them who knows the layout. */
    private static List<String> arrowsIn(Topic topic) {
        return topic.records().stream().map(record -> read(record.valueBytes())).toList();
    }

    /** What somebody who knows the layout takes these bytes for. */
    private static String read(byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        if (bytes.length < 12) {
            return "an arrow that ends after " + bytes.length + " bytes";
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int number = buffer.getInt();
        long shotAtMillis = buffer.getLong();
        String fletching = UTF_8.decode(buffer).toString();
        return new Arrow(number, fletching, shotAtMillis).toString();
    }

    private static String bytes(byte[] stored) {
        return stored == null ? "null" : stored.length + " bytes";
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? "null" : HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
