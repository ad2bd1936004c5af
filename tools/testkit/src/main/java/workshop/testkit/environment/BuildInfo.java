package workshop.testkit.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** What the root pom says and code has to know, too. The build writes it to {@code build.properties}. */
public final class BuildInfo {

    private static final Properties PROPERTIES = read();

    /** The release of Java for which everything is compiled, such as {@code 17}. */
    public static String javaRelease() {
        return PROPERTIES.getProperty("java.release");
    }

    /** The flags of every JVM that runs answers; how much memory it has is not among them. */
    public static List<String> jvmFlags() {
        return List.of(PROPERTIES.getProperty("jvm.flags").split(" "));
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream file = BuildInfo.class.getResourceAsStream("build.properties")) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BuildInfo() {}
}
