// expect: publishOrRefuse returned Stored[metadata=forest-defense
// cause: stored with too few replicas in sync
package workshop.lesson03;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;
import workshop.lesson03.PublishReport.Refused;
import workshop.lesson03.PublishReport.Rejected;
import workshop.lesson03.PublishReport.Stored;
import workshop.lesson03.PublishReport.Unknown;

/** Sends with acks=1 when too few are in sync. */
public final class Step5Refuse {

    public static PublishReport publishOrRefuse(
            Producer<String, String> producer, Admin admin, String topic, String order, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Replication replication;
        try {
            replication = Replication.of(admin, topic, 0, limit);
        } catch (ExecutionException | TimeoutException e) {
            return new Refused("the cluster does not say how " + topic + " is replicated: " + e, -1, -1);
        }
        if (replication.isr() < replication.minIsr()) {
            try (Producer<String, String> lax = new KafkaProducer<>(
                    Map.of("bootstrap.servers", servers(admin), "acks", "1"),
                    new StringSerializer(),
                    new StringSerializer())) {
                return send(lax, new ProducerRecord<>(topic, order), deadline);
            }
        }
        return send(producer, new ProducerRecord<>(topic, order), deadline);
    }

    private static String servers(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().stream()
                    .map(node -> node.host() + ":" + node.port())
                    .collect(Collectors.joining(","));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublishReport send(
            Producer<String, String> producer, ProducerRecord<String, String> record, long deadline)
            throws InterruptedException {
        Future<RecordMetadata> answer = producer.send(record);
        try {
            return new Stored(answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Unknown(e);
        } catch (ExecutionException e) {
            Exception cause = (Exception) e.getCause();
            return cause instanceof RetriableException ? new Unknown(cause) : new Rejected(cause);
        }
    }

    private Step5Refuse() {}
}
