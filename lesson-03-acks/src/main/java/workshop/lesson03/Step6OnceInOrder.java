package workshop.lesson03;

import java.util.List;
import java.util.Map;

/** Step 6 · Once in order: each record one time and in its place, whatever gets lost on the way. */
public final class Step6OnceInOrder {

    /**
     * Sends {@code series} under {@code key}, so that the log has each record exactly once and in this order, though
     * answers get lost, connections break and replicas fall behind. Speed counts: one request at a time is too slow. The
     * producer is closed when the method returns or throws.
     *
     * @param base as in step 4: {@code acks=1}, {@code enable.idempotence=false}, {@code retries=0},
     *     {@code delivery.timeout.ms=3000}, {@code request.timeout.ms=1000}, {@code linger.ms=0}, the address and
     *     serializers of text; {@code request.timeout.ms} may stay
     * @param series about 4 MB together, so that no single request can carry it
     * @throws PartialDeliveryException if a record can't be delivered; says which ones were confirmed. Whether those behind
     *     it are sent is yours to choose
     */
    public static void dispatchSeries(Map<String, Object> base, String topic, String key, List<String> series)
            throws PartialDeliveryException, InterruptedException {
        // TODO: Retries make copies, and overtaking spoils the order. By what does the broker tell a retry from news?
        throw new UnsupportedOperationException("Step 6 · Once in order: not written yet");
    }

    private Step6OnceInOrder() {}
}
