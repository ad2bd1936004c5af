package workshop.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.RestoreSystemProperties;

@RestoreSystemProperties
class TempFolderIT {

    private static final String KIND = "workshop-sample-";

    @TempDir
    private Path temp;

    private final List<AutoCloseable> toClose = new ArrayList<>();

    /** Another process that holds folders. */
    private record Holder(Process process, List<Path> folders) {

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("is dead").isTrue();
        }
    }

    @BeforeEach
    void useTheTempDir() {
        System.setProperty("java.io.tmpdir", temp.toString());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
    }

    @Test
    void it_is_in_the_temp_directory_and_named_after_its_kind() throws Exception {
        Path folder = create(KIND);

        assertThat(folder).isDirectory().hasParent(temp);
        assertThat(folder.getFileName().toString()).startsWith(KIND);
    }

    @Test
    void a_closed_folder_is_gone_with_all_that_is_in_it() throws Exception {
        TempFolder folder = TempFolder.create(KIND);
        Files.writeString(
                Files.createDirectory(folder.path().resolve("forest-defense-0")).resolve("0.log"), "records");

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void the_folder_of_a_process_that_was_killed_goes_when_the_next_of_its_kind_is_created() throws Exception {
        Holder dead = hold(1);
        dead.kill();
        assertThat(dead.folders().get(0)).isNotEmptyDirectory();

        Path next = create(KIND);

        assertThat(dead.folders().get(0)).doesNotExist();
        assertThat(next).isDirectory();
    }

    @Test
    void a_folder_that_cannot_be_emptied_goes_when_it_can() throws Exception {
        Holder dead = hold(1);
        dead.kill();
        Path stuck = dead.folders().get(0).resolve("forest-defense-0");
        assertThat(stuck.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(stuck)).as("root may write everywhere").isFalse();

        create(KIND);
        assertThat(stuck.resolve("0.log")).exists();
        assertThat(stuck.toFile().setWritable(true)).isTrue();
        create(KIND);

        assertThat(dead.folders().get(0)).doesNotExist();
    }

    @Test
    void it_stays_when_the_next_is_of_another_kind() throws Exception {
        Holder dead = hold(1);
        dead.kill();

        create("workshop-another-");

        assertThat(dead.folders().get(0)).isDirectoryContaining("glob:**/forest-defense-0");
    }

    @Test
    void the_folder_of_a_living_process_stays() throws Exception {
        Holder alive = hold(1);

        create(KIND);

        assertThat(alive.folders().get(0)).isDirectoryContaining("glob:**/forest-defense-0");
    }

    @Test
    void all_folders_of_a_living_process_stay_also_those_from_before_its_last() throws Exception {
        Holder alive = hold(3);

        create(KIND);

        assertThat(alive.folders())
                .hasSize(3)
                .allSatisfy(folder -> assertThat(folder).isDirectoryContaining("glob:**/forest-defense-0"));
    }

    @Test
    void the_folders_of_this_process_stay() throws Exception {
        Path first = create(KIND);
        Path second = create(KIND);

        Path third = create(KIND);

        assertThat(List.of(first, second, third))
                .allSatisfy(folder -> assertThat(folder).isNotEmptyDirectory());
    }

    @Test
    void a_folder_without_a_lock_file_stays() throws Exception {
        Path notes = Files.createDirectory(temp.resolve(KIND + "notes"));
        Files.writeString(notes.resolve("arrows.txt"), "12");

        create(KIND);

        assertThat(notes.resolve("arrows.txt")).hasContent("12");
    }

    @Test
    void a_file_with_a_name_of_the_kind_stays() throws Exception {
        Path file = Files.writeString(temp.resolve(KIND + "notes"), "12");

        create(KIND);

        assertThat(file).hasContent("12");
    }

    @Test
    void a_symbolic_link_with_a_name_of_the_kind_stays_and_its_targets_files_stay() throws Exception {
        Holder dead = hold("workshop-another-", 1);
        dead.kill();
        Path link = Files.createSymbolicLink(
                temp.resolve(KIND + "link"), dead.folders().get(0));

        create(KIND);

        assertThat(link).isSymbolicLink();
        assertThat(dead.folders().get(0).resolve("forest-defense-0/0.log")).hasContent("records");
    }

    @Test
    void a_link_in_an_abandoned_folder_goes_and_what_it_leads_to_stays() throws Exception {
        Path treasure = Files.writeString(
                Files.createDirectory(temp.resolve("treasure")).resolve("gold"), "12");
        Holder dead = hold(1);
        Files.createSymbolicLink(dead.folders().get(0).resolve("link"), treasure.getParent());
        dead.kill();

        create(KIND);

        assertThat(dead.folders().get(0)).doesNotExist();
        assertThat(treasure).hasContent("12");
    }

    @Test
    void a_temp_directory_that_does_not_exist_is_an_io_exception() {
        Path missing = temp.resolve("missing");
        System.setProperty("java.io.tmpdir", missing.toString());

        assertThatThrownBy(() -> TempFolder.create(KIND))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(missing.toString());
    }

    private Path create(String kind) throws IOException {
        TempFolder folder = TempFolder.create(kind);
        toClose.add(folder);
        return folder.path();
    }

    private Holder hold(int count) throws IOException {
        return hold(KIND, count);
    }

    /** Starts a process that holds so many folders; back when it has them. */
    private Holder hold(String kind, int count) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldFolders.class.getName(),
                        kind,
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        toClose.add(process::destroyForcibly);
        BufferedReader printed = process.inputReader();
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String line = printed.readLine();
            assertThat(line).as("folder %d of %d", i + 1, count).isNotNull();
            folders.add(Path.of(line));
        }
        return new Holder(process, folders);
    }
}
