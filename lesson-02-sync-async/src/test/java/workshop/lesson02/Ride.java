package workshop.lesson02;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import workshop.testkit.Topic;
import workshop.testkit.WireTap;
import workshop.testkit.wire.ProduceRequestSeen;

/** Sends records to a topic, and measures how long that takes and what the wire carries. */
record Ride(Topic topic, WireTap tap, Duration delay) {

    /** Sends all messages, and returns when all are acknowledged. */
    @FunctionalInterface
    interface Sender {
        void send(Producer<String, String> producer, String topic, List<String> messages) throws Exception;
    }

    /** A sender, the settings of its producer, and how many records it sends: the fewer, the slower it is. */
    record Way(String name, Sender sender, Supplier<Map<String, Object>> settings, int records) {}

    /** Throws {@link AssertionError} if a record was not acknowledged: whoever loses records would look fast. */
    Measured measure(Way way, List<String> messages) throws Exception {
        Stopwatch.Times times = new Stopwatch.Times(messages.size());
        Map<String, Object> settings = new HashMap<>(way.settings().get());
        settings.putAll(Stopwatch.into(times));
        int requestsBefore = tap.requests().size();
        Duration took;
        try (Producer<String, String> producer = new KafkaProducer<>(settings)) {
            producer.partitionsFor(topic.name());
            System.gc(); // or this one pays for the garbage of the one before
            long start = System.nanoTime();
            way.sender().send(producer, topic.name(), messages);
            took = Duration.ofNanos(System.nanoTime() - start);
        }
        if (times.acknowledged() != messages.size()) {
            throw new AssertionError(way.name() + ": " + times.acknowledged() + " of " + messages.size()
                    + " records were acknowledged, so there is nothing to compare.");
        }
        List<ProduceRequestSeen> requests = tap.requests();
        requests = requests.subList(requestsBefore, requests.size());
        return new Measured(
                way.name(),
                delay,
                messages.size(),
                took,
                times.percentile(0.50),
                times.percentile(0.95),
                times.percentile(0.99),
                requests.size(),
                requests.stream().mapToInt(request -> request.batches().size()).sum(),
                requests.stream().mapToLong(ProduceRequestSeen::bytes).sum());
    }

    /**
     * The core of {@code org.apache.kafka.tools.ProducerPerformance}, whose jar is not published for 4.4.0: payloads
     * that are there already, a callback that counts, no look at a future, one flush. It does less than the tool, which
     * takes the time of each record as well.
     */
    static void sendWithACount(Producer<String, String> producer, String topic, List<String> messages) {
        AtomicInteger acknowledged = new AtomicInteger();
        Callback count = (metadata, exception) -> {
            if (exception == null) {
                acknowledged.incrementAndGet();
            }
        };
        for (String message : messages) {
            producer.send(new ProducerRecord<>(topic, message), count);
        }
        producer.flush();
        if (acknowledged.get() != messages.size()) {
            throw new AssertionError(acknowledged + " of " + messages.size() + " records were acknowledged");
        }
    }

    /** The same without a callback: no program that sends can do less. */
    static void sendBare(Producer<String, String> producer, String topic, List<String> messages) {
        for (String message : messages) {
            producer.send(new ProducerRecord<>(topic, message));
        }
        producer.flush();
    }
}
