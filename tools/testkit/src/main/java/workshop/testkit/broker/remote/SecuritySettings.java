package workshop.testkit.broker.remote;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;
import workshop.testkit.environment.Settings;

/**
 * How to be let into a cluster: what a client's properties file, as Kafka's own tools take it, says of security. Its other settings are for
 * other programs.
 */
final class SecuritySettings {

    private final Settings workshop;

    /** Reads the file that {@code -Dkafka.config=} names, from where the command was typed. Without one, Kafka's defaults hold. */
    static AdminClientConfig read(Settings workshop) throws IOException {
        return new SecuritySettings(workshop).read();
    }

    private SecuritySettings(Settings workshop) {
        this.workshop = workshop;
    }

    private AdminClientConfig read() throws IOException {
        Map<String, Object> settings = new TreeMap<>();
        if (!workshop.kafkaConfig().isEmpty()) {
            addFrom(workshop.here().resolve(workshop.kafkaConfig()).toAbsolutePath(), settings);
        }
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(AdminClientConfig.configNames());
        if (!unknown.isEmpty()) {
            throw problem(
                    "Kafka has no setting " + String.join(", ", unknown) + ": correct the name in the file.", null);
        }
        settings.put("bootstrap.servers", workshop.kafka());
        try {
            AdminClientConfig config = new AdminClientConfig(settings);
            ClientUtils.createChannelBuilder(config, Time.SYSTEM, new LogContext())
                    .close(); // reads the stores
            return config;
        } catch (KafkaException e) {
            throw problem("Kafka does not take these settings (" + Refusals.root(e) + "): correct the file.", e);
        }
    }

    /** The tests run in a folder that nobody sees, so a store's relative path is one from the properties file. */
    private void addFrom(Path file, Map<String, Object> settings) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw problem(
                    "there is no file " + file + ": give its path from where you stand, or from the root of the disk.",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw problem(
                    "the file cannot be read (" + e.getMessage() + "): it has to be a text file of lines key=value.",
                    e);
        }
        properties.stringPropertyNames().stream()
                .filter(key -> key.matches("(security|sasl|ssl)\\..*"))
                .forEach(key -> settings.put(
                        key,
                        key.matches("ssl\\.(trust|key)store\\.location")
                                ? file.resolveSibling(properties.getProperty(key))
                                        .toString()
                                : properties.getProperty(key)));
    }

    private IOException problem(String sentence, Exception cause) {
        return new IOException("-Dkafka.config=" + workshop.kafkaConfig() + ": " + sentence, cause);
    }
}
