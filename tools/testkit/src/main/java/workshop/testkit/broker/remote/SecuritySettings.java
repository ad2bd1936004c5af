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
import org.apache.kafka.clients.admin.AdminClientConfig;
import workshop.testkit.environment.Settings;

/**
 * How to be let into a cluster: what a client's properties file, as Kafka's own tools take it, says of security. Its other settings are for
 * other programs.
 */
final class SecuritySettings {

    static final String OPTION = "kafka.config";

    /** Reads the file that {@code -Dkafka.config=} names, from where the command was typed. Without one there are no settings. */
    static Map<String, Object> read(Settings workshop) throws IOException {
        String given = workshop.kafkaConfig();
        if (given.isEmpty()) {
            return new TreeMap<>();
        }
        Path file = workshop.here().resolve(given);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw problem(
                    workshop,
                    "there is no file " + file + ": give its path from where you stand, or from the root of the disk.",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw problem(
                    workshop,
                    "the file cannot be read (" + e.getMessage() + "): it has to be a text file of lines key=value.",
                    e);
        }
        Map<String, Object> settings = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.matches("(security|sasl|ssl)\\..*")) {
                settings.put(
                        key, isStore(key) ? beside(file, properties.getProperty(key)) : properties.getProperty(key));
            }
        }
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(AdminClientConfig.configNames());
        if (!unknown.isEmpty()) {
            throw problem(
                    workshop,
                    "Kafka has no setting " + String.join(", ", unknown) + ": correct the name in the file.",
                    null);
        }
        return settings;
    }

    /** What is wrong with the file, and how to mend it. */
    static IOException problem(Settings workshop, String sentence, Exception cause) {
        return new IOException("-Dkafka.config=" + workshop.kafkaConfig() + ": " + sentence, cause);
    }

    private static boolean isStore(String key) {
        return key.equals("ssl.truststore.location") || key.equals("ssl.keystore.location");
    }

    /** The tests run in a folder that nobody sees, so a relative path is one from the properties file. */
    private static String beside(Path file, String store) {
        return file.toAbsolutePath().resolveSibling(store).toString();
    }

    private SecuritySettings() {}
}
