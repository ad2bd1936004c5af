package workshop.testkit.broker;

import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker, however it was started. Learners' clients and the harness reach it by different listeners: the first runs through the
 * {@link workshop.testkit.wire.Proxy}, the second does not.
 */
public interface Broker extends AutoCloseable {

    /** {@code host:port} for the learner's clients, as {@code bootstrap.servers} wants it. */
    String learnerServers();

    /** {@code host:port} for the harness's own clients; no fault ever touches it. */
    String harnessServers();

    /** What a topic is called on this broker that a test creates now. */
    default String nameOf(String topic) {
        return topic;
    }

    /** The broker has created this topic for a test. Called before anybody uses the topic. */
    default void created(String name, Uuid id) {}

    /** A test is over: its topics go, if the broker will outlive this JVM. Doesn't wait for it. */
    default void removeTopics() {}

    /** Leaves nothing behind, neither on disk nor running. Called as the JVM ends, whose end is the end of an embedded broker's threads. */
    @Override
    void close();
}
