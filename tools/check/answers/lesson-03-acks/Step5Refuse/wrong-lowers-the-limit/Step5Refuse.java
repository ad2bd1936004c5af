// expect: publishOrRefuse returned Stored[metadata=forest-defense
// cause: stored with too few replicas in sync
package workshop.lesson03;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import workshop.lesson03.PublishReport.Refused;
import workshop.lesson03.PublishReport.Rejected;
import workshop.lesson03.PublishReport.Stored;
import workshop.lesson03.PublishReport.Unknown;

/** Lowers min.insync.replicas and sends. */
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
            try {
                admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                List.of(new AlterConfigOp(
                                        new ConfigEntry("min.insync.replicas", "1"), AlterConfigOp.OpType.SET))))
                        .all()
                        .get();
            } catch (ExecutionException e) {
                return new Rejected(e);
            }
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
            return cause instanceof RetriableException ? new Unknown(cause) : new Rejected(cause);
        }
    }

    private Step5Refuse() {}
}
