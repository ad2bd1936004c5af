package workshop.testkit.broker.remote;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import workshop.testkit.environment.Settings;

/**
 * How to be let into a cluster: what a client's properties file, as Kafka's own tools take it, says of security. Its
 * other settings are for other programs.
 */
record SecuritySettings(Settings workshop) {

    /** Reads the file that {@code -Dkafka.config=} names. Without one, Kafka's defaults hold. */
    AdminClientConfig read() throws IOException {
        Map<String, Object> settings = new TreeMap<>();
        if (!workshop.kafkaConfig().isEmpty()) {
            addFrom(workshop.here().resolve(workshop.kafkaConfig()).toAbsolutePath(), settings);
        }
        for (String key : settings.keySet()) {
            if (!AdminClientConfig.configNames().contains(key)) {
                throw problem("Kafka has no setting " + key + ": correct the name in the file.", null);
            }
        }
        settings.put("bootstrap.servers", workshop.kafka());
        try {
            AdminClientConfig config = new AdminClientConfig(settings);
            Gateway.newSelector(config).close(); // has read the stores
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
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key);
            if (key.matches("ssl\\.(trust|key)store\\.location")) {
                settings.put(key, file.resolveSibling(value).toString());
            } else if (key.matches("(security|sasl|ssl)\\..*")) {
                settings.put(key, value);
            }
        }
    }

    private IOException problem(String sentence, Exception cause) {
        return new IOException("-Dkafka.config=" + workshop.kafkaConfig() + ": " + sentence, cause);
    }
}
