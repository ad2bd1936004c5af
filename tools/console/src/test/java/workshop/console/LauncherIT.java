package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The launcher and {@code Build.java}, with a Maven that only copies a jar. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its launcher is another one")
@Execution(ExecutionMode.CONCURRENT)
class LauncherIT {

    private static final String LESSON = "lesson-01-basic-send";
    private static final String BUILDING = "Building the console";

    @TempDir
    private Path folder;

    private Classroom classroom;
    private Path builds;

    @BeforeEach
    void copyLauncher() throws IOException {
        classroom = Classroom.with(folder, LESSON);
        builds = classroom.root().resolve("tools/console/.built");
        for (String file : List.of("workshop", "tools/console/Build.java", "pom.xml")) {
            Files.copy(Classroom.WORKSHOP.resolve(file), classroom.root().resolve(file));
        }
        for (String tool : List.of("testkit", "judge", "console")) {
            Files.createDirectories(classroom.root().resolve("tools/" + tool + "/src/main"));
            Files.createFile(classroom.root().resolve("tools/" + tool + "/pom.xml"));
        }
        Files.createDirectory(folder.resolve("bin"));
        Path jar = jarOfThisClassPath(folder.resolve("bin/console.jar"));
        maven("""
                for each in "$@"; do
                    case $each in -Dconsole.build=*) build=tools/console/${each#*=} ;; esac
                done
                mkdir -p "$build" && cp '%s' "$build"
                """.formatted(jar));
    }

    @Test
    void it_builds_once_and_again_when_a_source_is_newer() throws Exception {
        assertThat(list()).contains(BUILDING, "0 of 7 steps");
        assertThat(list()).doesNotContain(BUILDING).contains("0 of 7 steps");

        touchSource();
        assertThat(list()).contains(BUILDING, "0 of 7 steps");
        assertThat(builds()).containsExactly("000002");
    }

    @Test
    void a_build_that_is_gone_or_was_not_finished_is_made_again() throws Exception {
        list();
        for (String file : List.of("complete", "console.jar")) {
            Files.delete(builds.resolve("000001").resolve(file));
        }

        assertThat(list()).contains(BUILDING, "0 of 7 steps");
        assertThat(builds()).containsExactly("000002");
    }

    @Test
    void an_open_console_keeps_its_build_while_another_one_builds() throws Exception {
        try (Seat seat = seat()) {
            seat.await("not written yet, ");
            touchSource();
            assertThat(list()).contains(BUILDING);
            assertThat(builds()).containsExactly("000001", "000002");

            seat.press("r");
            seat.await("not written yet, ");
            seat.press("q");
            seat.awaitEnd();
        }
        touchSource();
        list();
        assertThat(builds()).containsExactly("000003");
    }

    @Test
    void a_build_that_fails_is_told_and_not_used() throws Exception {
        maven("echo 'no way to Maven Central'; exit 1\n");

        assertThat(list()).contains("no way to Maven Central", "The console could not be built, Maven says why.");
        assertThat(builds()).isEmpty();
    }

    @Test
    void a_link_to_it_works_from_anywhere() throws Exception {
        Path link = Files.createSymbolicLink(
                folder.resolve("link"), Path.of("workshop").resolve("workshop"));

        assertThat(run(link)).contains("0 of 7 steps");
    }

    private String list() throws IOException, InterruptedException {
        return run(classroom.root().resolve("workshop"));
    }

    private String run(Path launcher) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "list")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment());
        builder.start().waitFor();
        return Files.readString(out);
    }

    private Seat seat() throws IOException {
        return new Seat(
                100, environment(), List.of(classroom.root().resolve("workshop").toString()));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = Classroom.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return environment;
    }

    private void maven(String script) throws IOException {
        Path mvn = Files.writeString(folder.resolve("bin/mvn"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A source that is saved after the build has started, and not in the future. */
    private void touchSource() throws IOException {
        Path pom = classroom.root().resolve("pom.xml");
        Files.setLastModifiedTime(pom, FileTime.from(Instant.now()));
    }

    private List<String> builds() throws IOException {
        try (Stream<Path> all = Files.list(builds)) {
            return all.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path jarOfThisClassPath(Path jar) throws IOException {
        String urls = Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, urls);
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
        return jar;
    }
}
