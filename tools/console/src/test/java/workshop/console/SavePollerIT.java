package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavePollerIT {

    private static final FileTime THEN = FileTime.from(Instant.parse("2024-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    private final BlockingQueue<List<Path>> saves = new LinkedBlockingQueue<>();
    private volatile Path openFile;
    private Path other;
    private SavePoller poller;

    @BeforeEach
    void start() throws IOException {
        openFile = folder.resolve("Step1Ride.java");
        other = folder.resolve("Step2Shoot.java");
        save(openFile, "old", THEN);
        save(other, "old", THEN);
        poller = new SavePoller(List.of(folder, folder.resolve("nowhere")), () -> openFile, saves::add);
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void another_content_of_the_open_file_is_a_save_where_times_and_sizes_do_not_tell() throws Exception {
        save(openFile, "new", THEN);

        assertThat(next()).containsExactly(openFile);
    }

    @Test
    void saving_again_what_was_there_is_a_save() throws Exception {
        Files.setLastModifiedTime(openFile, FileTime.from(THEN.toInstant().plusSeconds(2)));

        assertThat(next()).containsExactly(openFile);
    }

    @Test
    void another_step_and_a_new_file_are_saved_too_and_what_is_saved_together_is_told_together() throws Exception {
        Path added = other.resolveSibling("Helper.java");
        Files.writeString(openFile, "longer than before");
        Files.writeString(added, "new");
        Files.writeString(other, "longer than before");

        assertThat(next()).containsExactly(added, openFile, other);
    }

    @Test
    void a_file_that_an_editor_removes_and_writes_anew_is_saved_once() throws Exception {
        Path draft = Files.writeString(folder.resolve("draft"), "new");
        Files.delete(openFile);
        assertThat(saves.poll(300, TimeUnit.MILLISECONDS)).isNull();
        Files.move(draft, openFile, StandardCopyOption.ATOMIC_MOVE);

        assertThat(next()).containsExactly(openFile);
        assertThat(saves.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void what_is_no_java_file_and_what_editors_and_file_managers_leave_behind_is_no_save() throws Exception {
        Files.writeString(other.resolveSibling("notes.txt"), "new");
        Files.writeString(other.resolveSibling("._Step2Shoot.java"), "new");
        Files.createSymbolicLink(other.resolveSibling("Dead.java"), Path.of("nowhere"));
        Files.createDirectory(other.resolveSibling("Folder.java"));
        assertThat(saves.poll(500, TimeUnit.MILLISECONDS)).isNull();

        Files.writeString(other, "longer than before");
        assertThat(next()).containsExactly(other);
    }

    @Test
    void another_file_that_is_open_from_now_on_is_not_saved_by_that() throws Exception {
        openFile = other;
        assertThat(saves.poll(500, TimeUnit.MILLISECONDS)).isNull();

        save(other, "new", THEN);
        assertThat(next()).containsExactly(other);
    }

    private static void save(Path file, String content, FileTime time) throws IOException {
        Path draft = Files.writeString(file.resolveSibling("draft"), content);
        Files.setLastModifiedTime(draft, time);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Path> next() throws InterruptedException {
        return saves.poll(10, TimeUnit.SECONDS);
    }
}
