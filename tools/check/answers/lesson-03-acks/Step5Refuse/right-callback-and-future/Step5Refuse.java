package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import workshop.lesson03.PublishReport.Refused;
import workshop.lesson03.PublishReport.Rejected;
import workshop.lesson03.PublishReport.Stored;
import workshop.lesson03.PublishReport.Unknown;

/** A callback, and a future to wait on. */
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
        CompletableFuture<PublishReport> report = new CompletableFuture<>();
        producer.send(record, (metadata, failure) -> report.complete(reportOf(metadata, failure)));
        try {
            return report.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Unknown(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // it is completed in one way only
        }
    }

    private static PublishReport reportOf(RecordMetadata metadata, Exception failure) {
        if (failure == null) {
            return new Stored(metadata);
        }
        return failure instanceof RetriableException ? new Unknown(failure) : new Rejected(failure);
    }

    private Step5Refuse() {}
}
