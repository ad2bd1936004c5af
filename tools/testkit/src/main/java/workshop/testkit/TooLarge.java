package workshop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static workshop.testkit.Observation.observed;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerConfig;

/** A message of 2 MB: a producer with Kafka's defaults refuses it, because no request has room for it. */
public final class TooLarge {

    public static final String MESSAGE = "x".repeat(2 * 1024 * 1024);

    private static final int LIMIT =
            (int) ProducerConfig.configDef().defaultValues().get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);

    /** Which of them are too large: {@code number 2 of 3 messages too large for max.request.size=1048576}. */
    public static Observation among(List<String> messages) {
        String numbers = IntStream.range(0, messages.size())
                .filter(i -> messages.get(i).getBytes(UTF_8).length > LIMIT)
                .mapToObj(i -> "number " + (i + 1))
                .collect(joining(" and "));
        return observed("%s of %s messages too large for max.request.size=%s", numbers, messages.size(), LIMIT);
    }

    private TooLarge() {}
}
