// expect: Unknown[cause=org.apache.kafka.common.errors.RecordTooLargeE
package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import workshop.lesson03.PublishReport.Refused;
import workshop.lesson03.PublishReport.Stored;
import workshop.lesson03.PublishReport.Unknown;

/** Takes no exception for a final one. */
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
            return new Refused(
                    "too few replicas of " + topic + " are in sync", replication.isr(), replication.minIsr());
        }
        return send(producer, new ProducerRecord<>(topic, order), deadline);
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
            return new Unknown(cause);
        }
    }

    private Step5Refuse() {}
}
