package workshop.lesson02;

import org.apache.kafka.clients.producer.RecordMetadata;

/** What became of one message. */
public sealed interface SendResult {

    /** The broker has acknowledged it; the metadata says where it landed. */
    record Stored(RecordMetadata metadata) implements SendResult {}

    /** It was not acknowledged. The cause is Kafka's own exception, with nothing wrapped around it. */
    record Failed(Exception cause) implements SendResult {}
}
