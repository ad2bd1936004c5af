package workshop.lesson03;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Step 4 · Leader crash: vouch for what survives one. */
public final class Step4LeaderCrash {

    /**
     * Publishes orders while brokers may crash, and returns those that you vouch for: the cluster has them, once each, and
     * keeps them even if the leader crashes the next moment.
     *
     * <p>The cluster has three brokers and {@code min.insync.replicas=2}, and it is patient work: electing another leader
     * can take ten seconds. Every order that can be delivered is to be delivered; one that can't be (it is too large, say)
     * is not vouched for, and the others still are. The producer is closed when the method returns.
     *
     * @param base what the rider before you has left: {@code acks=1}, {@code enable.idempotence=false}, {@code retries=0},
     *     {@code delivery.timeout.ms=3000}, {@code request.timeout.ms=1000}, {@code linger.ms=0}, the address and
     *     serializers of text; override what has to be
     * @param topic has one partition
     * @param orderIds distinct; each is one record, the id its value, without a key
     */
    public static Set<String> publishConfirmed(Map<String, Object> base, String topic, List<String> orderIds)
            throws InterruptedException {
        // TODO: Whose word is enough, for how long do you go on trying, and which answers do you believe?
        throw new UnsupportedOperationException("Step 4 · Leader crash: not written yet");
    }

    private Step4LeaderCrash() {}
}
