package workshop.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;

/** What docs/monitoring says of metrics is true of a real producer. */
@KafkaTest
class MonitoringIT {

    private static final Path FOLDER = Path.of("../../docs/monitoring");

    @Test
    void every_metric_of_the_rules_and_of_the_page_is_in_a_live_scrape(Topic topic) throws Exception {
        Set<String> named = new TreeSet<>();
        rules().forEach(rule -> named.addAll(PromQl.metricsIn(rule.get("expr").toString())));
        named.addAll(Pattern.compile("kafka_producer_\\w+")
                .matcher(Files.readString(FOLDER.resolve("README.md")))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet()));

        assertThat(PromQl.metricsScraped(scrape(topic))).hasSizeGreaterThan(50).containsAll(named);
    }

    @Test
    void every_rule_says_who_is_called_and_why() throws IOException {
        assertThat(rules()).hasSize(11).allSatisfy(rule -> {
            assertThat(rule.get("alert").toString()).isNotBlank();
            assertThat(map(rule.get("labels")).get("severity")).isIn("page", "ticket");
            assertThat(map(rule.get("annotations")).get("summary").toString()).contains("$labels.client_id");
            assertThat(PromQl.metricsIn(rule.get("expr").toString())).isNotEmpty();
        });
    }

    @Test
    void the_scrape_configuration_has_a_target_and_names_the_rules() throws IOException {
        Map<String, Object> config = map(parse("prometheus.yml"));

        assertThat(config.get("rule_files")).isEqualTo(List.of("alerts.yml"));
        assertThat(list(config.get("scrape_configs"))).singleElement().satisfies(job -> {
            assertThat(job.get("job_name").toString()).isNotBlank();
            assertThat(list(job.get("static_configs")))
                    .singleElement()
                    .satisfies(targets -> assertThat(targets.get("targets")).isEqualTo(List.of("127.0.0.1:9404")));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    increase(a_total[5m]) > 0                            | a_total
                    a > 0 and rate(b_total[2m]) == 0                     | a b_total
                    rate(a[10m]) > 0.01 * rate(b{client_id="c", d!="e"}[10m]) | a b
                    sum by (client_id) (a) / on (instance) b < 1e3       | a b
                    """)
    void metrics_are_told_from_functions_labels_and_numbers(String expression, String metrics) {
        assertThat(String.join(" ", PromQl.metricsIn(expression))).isEqualTo(metrics);
    }

    private static String scrape(Topic topic) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        producer.send(new ProducerRecord<>(topic.name(), "Prepare for battle!")).get();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (KafkaClientMetrics metrics = new KafkaClientMetrics(producer)) {
            metrics.bindTo(registry);
            return registry.scrape();
        } finally {
            registry.close();
        }
    }

    private static List<Map<String, Object>> rules() throws IOException {
        return list(map(parse("alerts.yml")).get("groups")).stream()
                .flatMap(group -> list(group.get("rules")).stream())
                .toList();
    }

    private static Object parse(String file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(Files.readAllBytes(FOLDER.resolve(file)), UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object yaml) {
        return (List<Map<String, Object>>) yaml;
    }
}
