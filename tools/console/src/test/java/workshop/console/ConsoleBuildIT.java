package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.environment.Settings;

class ConsoleBuildIT {

    private static final Instant HOUR_AGO = Instant.now().minus(Duration.ofHours(1));

    @TempDir
    private Path root;

    private Path source;
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        folder = Files.createDirectories(root.resolve("tools/console/.built/000001"));
        for (String tool : new String[] {"testkit", "judge", "console"}) {
            source = Files.createDirectories(root.resolve("tools/" + tool + "/src/main/java/workshop"))
                    .resolve("Source.java");
            Files.writeString(source, "");
            setTime(Files.createFile(root.resolve("tools/" + tool + "/pom.xml")), HOUR_AGO.minusSeconds(5));
            for (Path each = source; !each.equals(root.resolve("tools")); each = each.getParent()) {
                setTime(each, HOUR_AGO.minusSeconds(5));
            }
        }
        setTime(Files.createFile(folder.resolve("complete")), HOUR_AGO);
    }

    @Test
    void a_source_that_is_newer_makes_it_out_of_date() throws Exception {
        assertThat(isOutOfDate()).isFalse();

        setTime(source, HOUR_AGO.plusSeconds(5));
        assertThat(isOutOfDate()).isTrue();
    }

    @Test
    void a_source_from_the_future_does_not_have_it_built_at_each_start() throws Exception {
        setTime(source, Instant.now().plus(Duration.ofHours(1)));

        assertThat(isOutOfDate()).isFalse();
    }

    @Test
    void one_that_somebody_has_begun_to_remove_is_not_to_be_used() throws Exception {
        Files.delete(folder.resolve("complete"));

        assertThat(isOutOfDate()).isTrue();
    }

    private boolean isOutOfDate() throws IOException {
        Map<String, String> launcher = Map.of(
                "workshop.root", root.toString(), "workshop.built", folder.toString(), "workshop.rebuild", "true");
        try (ConsoleBuild build = new ConsoleBuild(Settings.from(launcher::get))) {
            return build.isToBeMadeAgain();
        }
    }

    private static void setTime(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
