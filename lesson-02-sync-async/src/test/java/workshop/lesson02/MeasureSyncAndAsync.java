package workshop.lesson02;

import static workshop.testkit.report.Screen.print;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Describe;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * An experiment, to watch and not to be graded: your steps 1, 4 and 6 and a loop that does nothing but send carry the
 * same records, with no delay and with 20 ms on the way to the broker.
 */
@KafkaTest
class MeasureSyncAndAsync {

    private static final List<Duration> DELAYS = List.of(Duration.ZERO, Duration.ofMillis(20));
    private static final int ROUNDS = 5;
    private static final int FEW = 200;
    private static final int MANY = 120_000;

    private static final String SYNC = "sync, linger 5 ms";
    private static final String SYNC_AT_ONCE = "sync, linger 0 ms";
    private static final String ASYNC = "async";
    private static final String ASYNC_IN_BATCHES = "async in batches";
    private static final String LOOP = "send() alone in batches";
    private static final String BARE = "send() alone without a callback";

    @Test
    @Timeout(600)
    void what_a_ride_costs(Topic topic, Network network, WireTap tap, Values values) throws Exception {
        try {
            measure(topic, network, tap, Shots.json(values, MANY));
        } catch (UnsupportedOperationException e) {
            if (Verdict.isNotWritten(e)) {
                throw new AssertionError(
                        whatIsMissing(Step.ofStarter(Settings.ofThisJvm().lesson(), e)));
            }
            throw e;
        }
    }

    private static void measure(Topic topic, Network network, WireTap tap, List<String> records) throws Exception {
        print(String.format("""

                The same records by your step 1 (sync) and your step 4 (async), the latter also with the settings of
                your step 6 (in batches), and by a loop that does nothing but send. Round 0 is for warming up. Of the
                fast ones there are %d more rounds, and the median counts. This takes a minute or two.
                """, ROUNDS));
        List<Measured> table = new ArrayList<>();
        Map<Duration, Measured> bare = new HashMap<>();
        for (Duration delay : DELAYS) {
            network.delayRequests(delay);
            Ride ride = new Ride(topic, tap, delay);
            Map<String, List<Measured>> rounds = new LinkedHashMap<>();
            for (int round = 0; round <= ROUNDS; round++) {
                print(String.format("  %2d ms to the broker, round %d of %d", delay.toMillis(), round, ROUNDS));
                for (Ride.Way way : ways(topic, round)) {
                    Measured measured = ride.measure(way, records.subList(0, way.records()));
                    rounds.computeIfAbsent(way.name(), name -> new ArrayList<>())
                            .add(measured);
                }
            }
            rounds.forEach((name, all) -> {
                Measured median = Measured.median(all.size() == 1 ? all : all.subList(1, all.size()));
                if (name.equals(BARE)) {
                    bare.put(delay, median);
                } else {
                    table.add(median);
                }
            });
        }
        show(table, bare);
    }

    private static List<Ride.Way> ways(Topic topic, int round) {
        Map<String, Object> defaults = Map.of(
                "bootstrap.servers", topic.bootstrapServers(),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
        Map<String, Object> atOnce = new HashMap<>(defaults);
        atOnce.put("linger.ms", 0);
        Supplier<Map<String, Object>> batches = () -> Step6Batching.forBulk(new HashMap<>(defaults));
        Ride.Sender oneByOne = (producer, name, messages) ->
                Step1SyncSend.sendOneByOne(producer, name, messages, Duration.ofSeconds(30));
        List<Ride.Way> ways = new ArrayList<>();
        if (round <= 1) { // slow, and much the same each time
            int records = round == 0 ? FEW / 10 : FEW;
            ways.add(new Ride.Way(SYNC, oneByOne, () -> defaults, records));
            ways.add(new Ride.Way(SYNC_AT_ONCE, oneByOne, () -> atOnce, records));
        }
        ways.add(new Ride.Way(ASYNC, Step4Pipeline::sendAll, () -> defaults, MANY / 4));
        ways.add(new Ride.Way(ASYNC_IN_BATCHES, Step4Pipeline::sendAll, batches, MANY));
        ways.add(new Ride.Way(LOOP, Ride::sendWithACount, batches, MANY));
        ways.add(new Ride.Way(BARE, Ride::sendBare, batches, MANY));
        return ways;
    }

    private static void show(List<Measured> table, Map<Duration, Measured> bare) throws Exception {
        for (Duration delay : DELAYS) {
            List<Measured> rows =
                    table.stream().filter(row -> row.delay().equals(delay)).toList();
            print("\n" + Describe.millis(delay) + " on the way to the broker\n\n" + Measured.HEADING);
            rows.forEach(row -> print(row.row()));
            double loop = rate(rows, LOOP);
            double batches = rate(rows, ASYNC_IN_BATCHES);
            print(String.format(
                    Locale.ROOT,
                    "%n  Async in batches is %,.0f times as fast as sync, and reaches %.0f %% of the loop."
                            + " The loop's callback leaves it %.0f %% of its pace.",
                    batches / rate(rows, SYNC),
                    100 * batches / loop,
                    100 * loop / bare.get(delay).recordsPerSecond()));
        }
        Path picture = Settings.ofThisJvm().build().resolve("sync-and-async.svg");
        Picture.write(table, picture);
        print("\nThe same as a picture, for any web browser: " + picture + "\n");
    }

    private static double rate(List<Measured> rows, String way) {
        return rows.stream()
                .filter(row -> row.way().equals(way))
                .findFirst()
                .orElseThrow()
                .recordsPerSecond();
    }

    private static String whatIsMissing(Step step) {
        return "Nothing is measured yet: " + step.title() + " is not written yet.\n\n  read       "
                + step.readmeSection();
    }
}
