package workshop.lesson04;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.client.SentRecords;

/** Sends records as the Javadoc of the learner's ledger shows it, and keeps their futures. */
final class TrackedSends {

    private final Step1Ledger ledger;
    private final SentRecords sent = new SentRecords();

    TrackedSends(Step1Ledger ledger) {
        this.ledger = ledger;
    }

    /** Under an id that no other record has. */
    void send(Producer<String, String> producer, Topic topic, String message) {
        send(producer, "order-" + System.nanoTime(), new ProducerRecord<>(topic.name(), message));
    }

    void send(Producer<String, String> producer, String id, ProducerRecord<String, String> record) {
        Callback callback = ledger.track(id);
        try {
            sent.add(producer.send(record, callback));
        } catch (KafkaException | IllegalStateException e) {
            sent.add(CompletableFuture.failedFuture(e));
            ledger.rejected(id, e);
        }
    }

    /** What the futures tell of all records so far. */
    Observation seen() {
        return Readings.seen(sent.tally());
    }
}
