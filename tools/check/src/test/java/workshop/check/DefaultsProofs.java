package workshop.check;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The tables of docs/configuration.md have each setting of Kafka's own {@link ProducerConfig} once, with its default; SSL and SASL apart. */
record DefaultsProofs(Workshop workshop) {

    private static final String PAGE = "docs/configuration.md";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.]+)` \\| (`(.*?)`|required) \\|.*");

    List<Proof> all() {
        return List.of(new Proof(PAGE + "/defaults", this::differences));
    }

    private List<String> differences() throws IOException {
        List<String> findings = new ArrayList<>();
        Map<String, String> onThePage = new TreeMap<>();
        for (String line : Files.readAllLines(workshop.root().resolve(PAGE))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && onThePage.put(row.group(1), row.group(2)) != null) {
                findings.add(PAGE + " has more than one row for " + row.group(1));
            }
        }
        Map<String, String> inKafka = defaults();
        inKafka.forEach((name, value) -> {
            String said = onThePage.remove(name);
            if (said == null) {
                findings.add(PAGE + " has no row for " + name + ", whose default is " + value);
            } else if (!said.equals(value)) {
                findings.add(PAGE + " says that the default of " + name + " is " + said + ", and it is " + value);
            }
        });
        onThePage
                .keySet()
                .forEach(name -> findings.add(PAGE + " has a row for " + name + ", and Kafka has no such setting"));
        return findings;
    }

    /** As a row gives them: {@code `5`}. */
    private static Map<String, String> defaults() {
        return ProducerConfig.configDef().configKeys().values().stream()
                .filter(key -> !key.name.startsWith("ssl.") && !key.name.startsWith("sasl."))
                .collect(Collectors.toMap(key -> key.name, DefaultsProofs::shown));
    }

    private static String shown(ConfigKey key) {
        if (key.defaultValue == ConfigDef.NO_DEFAULT_VALUE) {
            return "required";
        }
        String value = key.defaultValue instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(key.defaultValue);
        return value.isEmpty() ? "`\"\"`" : "`" + value + "`";
    }
}
