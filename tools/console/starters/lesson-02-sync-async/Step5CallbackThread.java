package workshop.lesson02;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Step 5 · Callback thread: slow work on the results, without slowing down the rider. */
public final class Step5CallbackThread {

    /**
     * Sends {@code records}, each of them once and in this order, and returns without waiting for an answer.
     *
     * <p>What becomes of each record is handed to {@code handler} once, always by {@code executor} and never on the
     * producer's network thread or the caller's; that goes for a failure known at once, too. The handler may take its
     * time and it may throw: no other record's acknowledgement or result waits for it or is lost because of it. (The
     * executor takes every task that it is given. If all its threads are busy, results wait for one of them.)
     *
     * <p>What {@code send()} itself throws, for a closed producer, a value that can't be serialized or a record that is
     * null, is the failure of that record: the others are sent. No records have no results. The producer stays open.
     */
    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {
        // TODO: On whose thread does a callback run, and who else is waiting for that thread?
        throw new UnsupportedOperationException("Step 5 · Callback thread: not written yet");
    }

    private Step5CallbackThread() {}
}
