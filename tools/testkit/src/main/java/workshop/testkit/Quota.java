package workshop.testkit;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import workshop.testkit.harness.HarnessClients;

/**
 * How much the broker takes from a client id before it makes it pause: the client quota {@code producer_byte_rate} (KIP-546). The broker
 * answers at once and tells the client how long to be quiet (KIP-219). All quotas end with the test.
 */
public final class Quota {

    private final HarnessClients clients;
    private final Set<String> limited = new ConcurrentSkipListSet<>();

    Quota(HarnessClients clients) {
        this.clients = clients;
    }

    /** From now on {@code clientId} may send so many bytes a second, averaged over about ten seconds. */
    public void limit(String clientId, double bytesPerSecond) {
        limited.add(clientId);
        clients.limitProducer(clientId, OptionalDouble.of(bytesPerSecond));
    }

    /** Ends the quota. A pause that was ordered before goes on to its end. */
    public void lift(String clientId) {
        if (limited.remove(clientId)) {
            clients.limitProducer(clientId, OptionalDouble.empty());
        }
    }

    void liftAll() {
        limited.forEach(this::lift);
    }
}
