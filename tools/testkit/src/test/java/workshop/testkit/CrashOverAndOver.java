package workshop.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import workshop.testkit.environment.Settings;
import workshop.testkit.harness.SharedBroker;

/**
 * For {@code .ci/soak}: crashes the leader with followers that have not heard of the newest records, so many times, and
 * counts how often the outcome was the one that lesson 03 rests on: all confirmed and all lost with acks 0 and 1, none
 * confirmed before the crash and none lost with acks all.
 */
final class CrashOverAndOver {

    private static final int RECORDS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * How many rounds, and the level of acks. One level a JVM: a broker leaves about 2 MB of Kafka's registries behind
     * at each end.
     */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[0]);
        String acks = args[1];
        int asExpected = 0;
        List<Long> millis = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            long start = System.nanoTime();
            String outcome = crash(acks);
            millis.add((System.nanoTime() - start) / 1_000_000);
            if (outcome.isEmpty()) {
                asExpected++;
            } else {
                System.out.println("acks=" + acks + ", round " + round + ": " + outcome);
            }
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "crash of the leader with acks=%s: %d, as expected %d, median %,d ms%n",
                acks,
                rounds,
                asExpected,
                millis.get((rounds - 1) / 2));
        System.exit(asExpected == rounds ? 0 : 1);
    }

    /** What was not as expected, in words; empty if nothing. */
    private static String crash(String acks) {
        TestResources resources = new TestResources(SharedBroker.get(Settings.ofThisJvm(), 3), new Values(1, "crash"));
        try {
            Topic topic = (Topic) resources.get(Topic.class, null);
            Cluster cluster = (Cluster) resources.get(Cluster.class, null);
            topic.alreadyHolds(2);
            cluster.awaitInSync(topic);
            Producer<String, String> producer = topic.newProducer(Map.of("acks", acks));

            cluster.pauseReplicationFrom(1);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                sent.add(producer.send(new ProducerRecord<>(topic.name(), "record " + i)));
            }
            boolean answersCome = !acks.equals("all");
            Awaitility.await("the records are at the leader")
                    .atMost(LIMIT)
                    .until(() -> cluster.logEndOffset(topic) == 2 + RECORDS
                            && (!answersCome || sent.stream().allMatch(Future::isDone)));
            long confirmed = sent.stream().filter(Future::isDone).count();
            List<Integer> isr = cluster.isrOf(topic);
            cluster.kill(1);
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
            topic.alreadyHolds(1);
            int left = topic.valuesOnceThereAre(answersCome ? 3 : 3 + RECORDS).size() - 3;

            String seen = confirmed + " confirmed, ISR " + isr + ", " + left + " left";
            String expected =
                    (answersCome ? RECORDS + " confirmed, ISR [1, 2, 3], 0" : "0 confirmed, ISR [1, 2, 3], " + RECORDS)
                            + " left";
            return seen.equals(expected) ? "" : seen + "; expected " + expected;
        } catch (ExecutionException | InterruptedException | RuntimeException | AssertionError e) {
            return String.valueOf(e);
        } finally {
            resources.clear();
        }
    }

    private CrashOverAndOver() {}
}
