package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static workshop.testkit.report.Screen.print;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Quota;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.client.ProducerMetrics;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * An experiment, to watch and not to be graded: a producer under a small load, faults that come and go, and your step 7
 * exporting its metrics for a browser or Prometheus. It ends after {@code -Dminutes=}, ten if not given.
 */
@KafkaTest
class ScrapeMetrics {

    private static final String LESSON = "lesson-04-monitoring";
    private static final String CLIENT_ID = "little-john";
    private static final long MINUTES_TO_WATCH = Long.getLong("minutes", 10);
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration TROUBLE = Duration.ofSeconds(10);

    private static final Map<String, Object> SETTINGS = Map.of(
            "client.id", CLIENT_ID, "buffer.memory", 400_000, "max.block.ms", 2_000, "metrics.sample.window.ms", 5_000);

    private record Fault(String name, Runnable begin, Runnable end) {}

    @Test
    @Timeout(value = 24, unit = TimeUnit.HOURS)
    void watch_the_numbers_move(
            @TopicSpec(name = "forest-defense", compacted = true) Topic topic, Network network, Quota quota)
            throws Exception {
        Producer<String, String> producer = topic.newProducer(SETTINGS);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        AutoCloseable export = export(producer, registry);
        HttpServer server = serve(registry);
        try {
            print("\nThe metrics of " + CLIENT_ID + " are at http://127.0.0.1:"
                    + server.getAddress().getPort() + "/metrics for " + MINUTES_TO_WATCH + " min; Ctrl-C ends it.\n");
            print("  what happens                  sends  retries  errors  buffer free  latency max  throttled");
            threads.scheduleAtFixedRate(() -> send(producer, topic, "Robin"), 0, 20, TimeUnit.MILLISECONDS);
            alternate(faults(producer, topic, network, quota, threads));
            printRow("the end");
            print("");
        } finally {
            threads.shutdownNow();
            server.stop(0);
            export.close();
            registry.close();
        }
    }

    private static List<Fault> faults(
            Producer<String, String> producer,
            Topic topic,
            Network network,
            Quota quota,
            ScheduledExecutorService threads) {
        return List.of(
                new Fault("records without a key", () -> sendWithoutKey(producer, topic, threads), () -> {}),
                new Fault("lost answers", () -> network.dropResponses(8), () -> network.dropResponses(0)),
                new Fault(
                        "slow answers",
                        () -> network.delayResponses(Duration.ofMillis(400)),
                        () -> network.delayResponses(Duration.ZERO)),
                new Fault("a quota", () -> quota.limit(CLIENT_ID, 40_000), () -> quota.lift(CLIENT_ID)),
                new Fault("no answers", network::holdResponses, network::release));
    }

    /** Calm and trouble in turn, until the time is over. */
    private static void alternate(List<Fault> faults) throws InterruptedException {
        long end = System.nanoTime() + MINUTES.toNanos(MINUTES_TO_WATCH);
        for (int i = 0; ; i++) {
            Fault fault = faults.get(i % faults.size());
            if (!letPass(CALM, end)) {
                return;
            }
            printRow("all is well");
            fault.begin().run();
            boolean goesOn = letPass(TROUBLE, end);
            printRow(fault.name());
            fault.end().run();
            if (!goesOn) {
                return;
            }
        }
    }

    /** Lets time pass, which is what this is about. Returns false when the end has come. */
    private static boolean letPass(Duration time, long endNanos) throws InterruptedException {
        long nanos = Math.min(time.toNanos(), endNanos - System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(nanos);
        return System.nanoTime() < endNanos;
    }

    private static void send(Producer<String, String> producer, Topic topic, String key) {
        producer.send(new ProducerRecord<>(topic.name(), key, "Prepare for battle! ".repeat(50)));
    }

    /** A compacted topic refuses a record without a key. */
    private static void sendWithoutKey(
            Producer<String, String> producer, Topic topic, ScheduledExecutorService threads) {
        for (int i = 0; i < 10; i++) {
            threads.schedule(() -> send(producer, topic, null), 900L * i, TimeUnit.MILLISECONDS);
        }
    }

    /** The numbers under the headline, as JMX has them now. */
    private static void printRow(String what) {
        ProducerMetrics metrics = ProducerMetrics.of(CLIENT_ID);
        print(String.format(
                Locale.ROOT,
                "  %-28s %6d  %7d  %6d  %9.0f %%  %8.0f ms  %6.0f ms",
                what,
                metrics.count("record-send-total"),
                metrics.count("record-retry-total"),
                metrics.count("record-error-total"),
                100
                        * metrics.value("buffer-available-bytes").orElse(0)
                        / metrics.value("buffer-total-bytes").orElse(1),
                metrics.value("request-latency-max").orElse(0),
                metrics.value("produce-throttle-time-max").orElse(0)));
    }

    private static AutoCloseable export(Producer<String, String> producer, PrometheusMeterRegistry registry) {
        try {
            return Step7Export.export(producer, registry);
        } catch (UnsupportedOperationException e) {
            if (Verdict.isNotWritten(e)) {
                Step step = Step.ofStarter(LESSON, e);
                throw new AssertionError("Here the watch ends: " + step.title()
                        + " is not written yet.\n\n  read       " + step.readmeSection());
            }
            throw e;
        }
    }

    private static HttpServer serve(PrometheusMeterRegistry registry) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Integer.getInteger("port", 0)), 0);
        server.createContext("/", exchange -> answer(exchange, registry));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, PrometheusMeterRegistry registry) throws IOException {
        byte[] text = registry.scrape().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(200, text.length);
        try (exchange) {
            exchange.getResponseBody().write(text);
        }
    }
}
