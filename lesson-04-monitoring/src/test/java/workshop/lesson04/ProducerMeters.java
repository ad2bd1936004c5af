package workshop.lesson04;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import workshop.testkit.client.ProducerMetrics;

/** Some metrics of a producer, by Micrometer's names without their {@code kafka.producer.}. */
final class ProducerMeters {

    private static final List<String> NAMES = List.of(
            "record.send.total",
            "record.error.total",
            "record.retry.total",
            "buffer.available.bytes",
            "batch.size.max");

    /** What a registry's meters with this client id say: one value each, if there is one meter of the name. */
    static Map<String, List<Double>> of(MeterRegistry registry, String clientId) {
        return byName(name -> measured(registry, clientId, name));
    }

    /** What JMX says; 0 where there is no sample. */
    static Map<String, List<Double>> ofJmx(String clientId) {
        ProducerMetrics jmx = ProducerMetrics.of(clientId);
        return byName(name -> List.of(jmx.value(name.replace('.', '-')).orElse(0)));
    }

    static List<Double> measured(MeterRegistry registry, String clientId, String name) {
        return registry.find("kafka.producer." + name).tag("client.id", clientId).meters().stream()
                .map(meter -> meter.measure().iterator().next().getValue())
                .toList();
    }

    private static Map<String, List<Double>> byName(Function<String, List<Double>> values) {
        return NAMES.stream().collect(Collectors.toMap(name -> name, values, (one, other) -> one, TreeMap::new));
    }

    private ProducerMeters() {}
}
