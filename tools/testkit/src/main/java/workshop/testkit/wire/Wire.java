package workshop.testkit.wire;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.kafka.common.Uuid;
import workshop.testkit.wire.Frame.Produce;
import workshop.testkit.wire.Frame.TopicKey;

/**
 * The wire between clients and broker as one test sees it: the Produce requests for its topics, and what is to go wrong with them. Traffic of
 * other tests, and of the harness itself, passes untouched and unseen.
 */
public final class Wire {

    private final Set<String> topicNames = new CopyOnWriteArraySet<>();
    private final Set<Uuid> topicIds = new CopyOnWriteArraySet<>();
    private final Set<ProxyConnection> connections = new CopyOnWriteArraySet<>();
    private final Faults faults = new Faults();
    private final RequestLog requestLog = new RequestLog();

    /** From now on requests for this topic belong to this test. */
    public void watch(String topic, Uuid id) {
        topicNames.add(topic);
        topicIds.add(id);
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requestLog() {
        return requestLog;
    }

    /** Cuts the connections that have carried this test's Produce requests; the frames in transit on them are lost. */
    public void cut() {
        connections.forEach(ProxyConnection::close);
    }

    boolean owns(TopicKey topic) {
        return topicNames.contains(topic.name()) || topicIds.contains(topic.id());
    }

    /** A Produce request came from its client. */
    void arrived(Produce request, ProxyConnection connection) {
        connections.add(connection);
        requestLog.arrived(request);
    }
}
