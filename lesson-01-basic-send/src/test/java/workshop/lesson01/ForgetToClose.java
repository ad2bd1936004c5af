package workshop.lesson01;

import static workshop.testkit.report.Screen.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;

/** An experiment, to watch and not to be graded: a program sends 10 messages and ends, without close() and with it. */
@KafkaTest
class ForgetToClose {

    private static final int MESSAGES = 10;
    private static final int LIMIT_SECONDS = 30;

    /** The whole program; it runs in a JVM of its own. */
    static final class Rider {

        public static void main(String[] args) {
            String bootstrapServers = args[0];
            String topic = args[1];
            boolean closes = Boolean.parseBoolean(args[2]);

            Producer<String, String> producer = new KafkaProducer<>(Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class));
            for (int i = 1; i <= MESSAGES; i++) {
                producer.send(new ProducerRecord<>(topic, "Prepare for battle! " + i));
            }
            if (closes) {
                producer.close();
            }
        }
    }

    @Test
    @Timeout(3 * LIMIT_SECONDS)
    void what_is_still_in_the_saddlebag_when_the_program_ends_is_gone(Topic left, Topic closed) throws Exception {
        print("\nRobin gives Little John " + MESSAGES + " messages, and the program ends. Once more, with close().\n");
        ride(left, false);
        tell("without close()", left);
        ride(closed, true);
        tell("with close()", closed);
        print("""

                send() only fills the saddlebag. The network thread, which does the riding, is a daemon thread:
                the JVM doesn't wait for it, and what has not left by then is gone. Nobody is told: no exception,
                no log line, and the program's exit code is 0 both times.
                """);
    }

    private static void ride(Topic topic, boolean closes) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rider.class.getName(),
                        topic.bootstrapServers(),
                        topic.name(),
                        String.valueOf(closes))
                .inheritIO()
                .start();
        try {
            if (!program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The program had not ended after " + LIMIT_SECONDS + " s.");
            }
            if (program.exitValue() != 0) {
                throw new AssertionError("The program ended with exit code " + program.exitValue() + ".");
            }
        } finally {
            program.destroyForcibly();
        }
    }

    private static void tell(String how, Topic topic) {
        print(String.format(
                "  %-16s %d sent, %2d in the log of %s",
                how, MESSAGES, topic.values().size(), topic.name()));
    }
}
