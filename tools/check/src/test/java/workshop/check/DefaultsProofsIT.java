package workshop.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsProofsIT {

    @TempDir
    private Path root;

    @Test
    void a_default_that_is_not_kafkas_is_found() throws Exception {
        assertThat(findings("| `linger.ms` | `0` | wait for company |"))
                .contains("docs/configuration.md says that the default of linger.ms is `0`, and it is `5`");
    }

    @Test
    void a_setting_that_kafka_does_not_have_is_found() throws Exception {
        assertThat(findings("| `ack` | `all` | one letter short |"))
                .contains("docs/configuration.md has a row for ack, and Kafka has no such setting");
    }

    @Test
    void a_setting_without_a_row_is_found() throws Exception {
        assertThat(findings("| `acks` | `all` | who confirms |"))
                .contains("docs/configuration.md has no row for batch.size, whose default is `16384`")
                .noneMatch(finding -> finding.contains(" acks"));
    }

    @Test
    void a_setting_with_two_rows_is_found() throws Exception {
        assertThat(findings("| `acks` | `all` | who confirms |\n| `acks` | `all` | again |"))
                .contains("docs/configuration.md has more than one row for acks");
    }

    private List<String> findings(String rows) throws Exception {
        Files.writeString(Files.createDirectories(root.resolve("docs")).resolve("configuration.md"), rows);
        return new DefaultsProofs(new Workshop(root)).all().get(0).findings().call();
    }
}
