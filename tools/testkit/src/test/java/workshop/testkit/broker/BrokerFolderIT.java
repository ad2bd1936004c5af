package workshop.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
        try (TempFolder folder = BrokerFolder.create()) {
            assertThat(folder.path()).isDirectory().hasParent(temp);
            assertThat(folder.path().getFileName().toString()).startsWith("workshop-kafka-");
        }
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
}
