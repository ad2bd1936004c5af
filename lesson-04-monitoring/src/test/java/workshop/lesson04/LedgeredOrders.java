package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import workshop.lesson04.LedgerEntry.State;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.WireTap;

/** Orders that a test sends to bands, some of them through a fault, and the ledger that the test keeps of them. */
final class LedgeredOrders {

    private static final List<String> BANDS = List.of("tuck", "much", "will", "alan");
    private static final String ORDER = "Prepare for battle!";

    private final Topic topic;
    private final String name;
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Map<String, LedgerEntry> ledger = new HashMap<>();

    /** The ids of its orders are {@code name-1}, {@code name-2} and so on. */
    LedgeredOrders(Topic topic, String name) {
        this.topic = topic;
        this.name = name;
    }

    List<LedgerEntry> ledger() {
        return List.copyOf(ledger.values());
    }

    /** Sends an order to each of the four bands in turn, waiting for each answer, {@code rounds} times. */
    void sendRounds(Producer<String, String> producer, int rounds) throws Exception {
        for (int i = 0; i < rounds * BANDS.size(); i++) {
            send(producer, BANDS.get(i % BANDS.size()));
        }
    }

    /** Sends an order, waits for its answer or failure, and returns its id. */
    String send(Producer<String, String> producer, String band) throws Exception {
        return send(producer, band, ORDER);
    }

    /** The same with another text than usual. */
    String send(Producer<String, String> producer, String band, String order) throws Exception {
        String id = note(band, order);
        settle(id, start(producer, id, order));
        return id;
    }

    /** Sends an order once more, as a sender does who has missed the answer. */
    void sendAgain(Producer<String, String> producer, String id) throws Exception {
        start(producer, id, ORDER).get(5, SECONDS);
    }

    /** Sends an order that arrives, and whose sender never learns of it. Returns its id. */
    String sendUnnoticed(Producer<String, String> producer, String band) throws Exception {
        String id = note(band, ORDER);
        start(producer, id, ORDER).get(5, SECONDS);
        return id;
    }

    /** Notes an order that is never sent. Returns its id. */
    String noteOnly(String band) {
        return note(band, ORDER);
    }

    /**
     * Sends two orders to one band, the second while the first is on its way, and cuts the connection. A producer
     * without idempotence repeats the second before the first. Returns the id of the first.
     */
    String sendThroughCut(Producer<String, String> producer, String band, Network network, WireTap tap)
            throws Exception {
        int before = tap.requests().size();
        String first = note(band, ORDER);
        String second = note(band, ORDER);
        network.holdRequests();
        Future<RecordMetadata> firstAnswer = start(producer, first, ORDER);
        await("the first on its way").until(() -> tap.requests().size() == before + 1);
        Future<RecordMetadata> secondAnswer = start(producer, second, ORDER);
        await("the second on its way").until(() -> tap.requests().size() == before + 2);
        network.cut();
        network.release();
        settle(first, firstAnswer);
        settle(second, secondAnswer);
        if (firstAnswer.get().offset() < secondAnswer.get().offset()) {
            throw new IllegalStateException("the two orders kept their order; nothing to audit");
        }
        return first;
    }

    /**
     * Notes two orders to one band and sends the first after the second has arrived. Returns the id of the first, then
     * that of the second.
     */
    List<String> sendOvertaken(Producer<String, String> slow, Producer<String, String> fast, String band)
            throws Exception {
        String first = note(band, ORDER);
        String second = note(band, ORDER);
        settle(second, start(fast, second, ORDER));
        settle(first, start(slow, first, ORDER));
        return List.of(first, second);
    }

    /** Notes three orders to one band and sends the third before the other two. Returns the ids of those. */
    List<String> sendLastFirst(Producer<String, String> producer, String band) throws Exception {
        String first = note(band, ORDER);
        String second = note(band, ORDER);
        String third = note(band, ORDER);
        for (String id : List.of(third, first, second)) {
            settle(id, start(producer, id, ORDER));
        }
        return List.of(first, second);
    }

    private String note(String band, String order) {
        String id = name + "-" + (ledger.size() + 1);
        int sequence = sequences.merge(band, 1, Integer::sum);
        ledger.put(id, new LedgerEntry(id, band, sequence, crc32(order), State.PENDING));
        return id;
    }

    static long crc32(String order) {
        CRC32 crc = new CRC32();
        crc.update(order.getBytes(UTF_8));
        return crc.getValue();
    }

    private Future<RecordMetadata> start(Producer<String, String> producer, String id, String order) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic.name(), ledger.get(id).key(), order);
        record.headers().add("id", id.getBytes(UTF_8));
        return producer.send(record);
    }

    /** Notes in the ledger what the producer says of the order. */
    private void settle(String id, Future<RecordMetadata> answer) throws Exception {
        State state = State.CONFIRMED;
        try {
            answer.get(10, SECONDS);
        } catch (ExecutionException e) {
            state = State.FAILED;
        }
        LedgerEntry noted = ledger.get(id);
        ledger.put(id, new LedgerEntry(id, noted.key(), noted.sequence(), noted.crc32(), state));
    }
}
