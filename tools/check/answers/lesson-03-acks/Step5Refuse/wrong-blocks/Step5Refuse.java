// expect: publishOrRefuse had not come back after
package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import workshop.lesson03.PublishReport.Rejected;
import workshop.lesson03.PublishReport.Stored;
import workshop.lesson03.PublishReport.Unknown;

/** Waits for as long as the producer tries. */
public final class Step5Refuse {

    public static PublishReport publishOrRefuse(
            Producer<String, String> producer, Admin admin, String topic, String order, Duration limit)
            throws InterruptedException {
        return send(producer, new ProducerRecord<>(topic, order));
    }

    private static PublishReport send(Producer<String, String> producer, ProducerRecord<String, String> record)
            throws InterruptedException {
        Future<RecordMetadata> answer = producer.send(record);
        try {
            return new Stored(answer.get());
        } catch (ExecutionException e) {
            Exception cause = (Exception) e.getCause();
            return cause instanceof RetriableException ? new Unknown(cause) : new Rejected(cause);
        }
    }

    private Step5Refuse() {}
}
