package workshop.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import workshop.testkit.environment.TempFolder;

@RestoreSystemProperties
class BrokerFolderIT {

    @TempDir
    private Path temp;

    @BeforeEach
    void useTheTempDir() {
        System.setProperty("java.io.tmpdir", temp.toString());
    }

    @Test
    void a_folder_is_made_in_the_temp_directory() throws Exception {
        TempFolder folder = BrokerFolder.create();

        assertThat(folder.path()).isDirectory().hasParent(temp);
    }

    @Test
    void a_deleted_folder_is_gone_with_all_that_is_in_it() throws Exception {
        TempFolder folder = BrokerFolder.create();
        Files.writeString(
                Files.createDirectory(folder.path().resolve("forest-defense-0")).resolve("0.log"), "records");

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void the_folder_of_a_dead_process_is_removed_at_the_next_start() throws Exception {
        Path abandoned = Files.createDirectory(temp.resolve("workshop-kafka-" + pidOfDeadProcess() + "-1"));
        Files.writeString(abandoned.resolve("0.log"), "records");

        BrokerFolder.create();

        assertThat(abandoned).doesNotExist();
    }

    @Test
    void the_folder_of_a_living_process_stays() throws Exception {
        long pid = ProcessHandle.current().pid();
        Path inUse = Files.createDirectory(temp.resolve("workshop-kafka-" + pid + "-1"));

        BrokerFolder.create();

        assertThat(inUse).exists();
    }

    @Test
    void a_folder_of_somebody_else_stays() throws Exception {
        Path theirs = Files.createDirectory(temp.resolve("workshop-kafka-notes"));

        BrokerFolder.create();

        assertThat(theirs).exists();
    }

    @Test
    void a_temp_directory_that_does_not_exist_is_named() {
        Path missing = temp.resolve("missing");
        System.setProperty("java.io.tmpdir", missing.toString());

        assertThatThrownBy(BrokerFolder::create)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("it does not exist");
    }

    private static long pidOfDeadProcess() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(java, "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return process.pid();
    }
}
