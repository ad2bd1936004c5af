package workshop.lesson03;

import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.start;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import workshop.testkit.Call;
import workshop.testkit.Cluster;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;

/** Has the learner's code measure one message while the followers get nothing from the leader, for 2 s at most. */
record PausedFollowers(Topic topic, Cluster cluster, WireTap tap) {

    private static final Duration PAUSE = ofSeconds(2);

    /**
     * What the learner's code measured, and what the test saw meanwhile. Every clock starts with the call.
     *
     * @param answered when the broker's answer left for the producer; negative with acks=0, which has none
     * @param paused when the pause was over: after 2 s, or as soon as the learner's code was back
     * @param logEnds where the logs of brokers 1, 2 and 3 ended then
     * @param readable when the test itself could read the message
     */
    record Measured(
            String acks,
            AckTimings timings,
            Duration answered,
            Duration paused,
            List<Long> logEnds,
            Duration readable) {

        Observation answer() {
            return answered.isNegative()
                    ? observed("no answer with acks=%s", acks)
                    : observed("the broker's answer after %s", answered);
        }

        Observation logs() {
            return observed("the logs of brokers 1, 2 and 3 end at %s after %s without replication", logEnds, paused);
        }

        Observation reader() {
            return observed("the test's own reader had it after %s", readable);
        }

        @Override
        public String toString() {
            return shown(timings, acks);
        }
    }

    static String shown(AckTimings timings, String acks) {
        return "measure returned acknowledged after " + Describe.millis(timings.acknowledged()) + " and visible after "
                + Describe.millis(timings.visible()) + ", with acks=" + acks;
    }

    /** With a consumer that stands at the end of the topic. */
    Measured measure(String acks, String message) {
        return measure(acks, message, consumerAtTheEndOf(topic));
    }

    /** With a consumer that may have messages of others before it. */
    Measured measure(String acks, String message, Consumer<String, String> consumer) {
        int before = topic.values().size();
        Producer<String, String> producer = topic.newProducer(Map.of("acks", acks));
        cluster.pauseReplicationFrom(cluster.leaderOf(topic));

        Call<AckTimings> call = start("measure", () -> Step3Price.measure(producer, consumer, topic.name(), message));
        long start = System.nanoTime();
        call.isBackWithin(PAUSE);
        List<Long> logEnds = List.of(1, 2, 3).stream()
                .map(id -> cluster.logEndOffset(topic, id))
                .toList();
        Duration paused = ofNanos(System.nanoTime() - start);
        cluster.resumeReplication();
        topic.valuesOnceThereAre(before + 1);
        Duration readable = ofNanos(System.nanoTime() - start);

        AckTimings timings = call.value();
        producer.flush(); // now the answer has left
        return new Measured(acks, timings, ofNanos(tap.lastAnswerNanos() - start), paused, logEnds, readable);
    }

    static Consumer<String, String> consumerAtTheEndOf(Topic topic) {
        Consumer<String, String> consumer = topic.newConsumer();
        List<TopicPartition> only = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(only);
        consumer.seekToEnd(only);
        consumer.position(only.get(0)); // seeks now and not at the first poll
        return consumer;
    }
}
