package workshop.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.judge.lesson.Lesson;

/** The tools are built as the table "The tools" in CONTRIBUTING says. */
class ArchitectureIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| ([^|]+) \\| ([^|]*) \\|");

    private static JavaClasses tools;

    /** A package of the tools. {@code uses}: the others that its classes name. Both without {@code workshop.}. */
    private record Room(String sentence, Set<String> uses) {}

    @BeforeAll
    static void read_the_classes() {
        tools = new ClassFileImporter()
                .importPaths(Stream.of("testkit", "judge", "console")
                        .map(tool -> ROOT.resolve("tools").resolve(tool).resolve("target/classes"))
                        .toList());
    }

    @Test
    void no_arrow_runs_back() {
        slices().matching("workshop.(**)").should().beFreeOfCycles().check(tools);
    }

    @Test
    void the_table_of_CONTRIBUTING_has_every_package_and_every_arrow() throws IOException {
        Map<String, Room> rooms = new TreeMap<>();
        for (JavaClass each : tools) {
            Room room = rooms.computeIfAbsent(nameOf(each), name -> new Room(sentenceOf(name), new TreeSet<>()));
            each.getDirectDependenciesFromSelf().stream()
                    .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                    .filter(used -> used.getPackageName().startsWith("workshop."))
                    .map(ArchitectureIT::nameOf)
                    .filter(used -> !used.equals(nameOf(each)))
                    .forEach(room.uses()::add);
        }

        assertThat(table()).containsExactlyInAnyOrderEntriesOf(rooms);
    }

    private static String nameOf(JavaClass type) {
        return type.getPackageName().replaceFirst("^workshop\\.", "");
    }

    /** What a package's {@code package-info.java} says of it. */
    private static String sentenceOf(String room) {
        Path file = ROOT.resolve("tools")
                .resolve(room.split("\\.")[0])
                .resolve("src/main/java/workshop")
                .resolve(room.replace('.', '/'))
                .resolve("package-info.java");
        try {
            return Files.readString(file).replaceFirst("(?s)^/\\*\\* (.*?)\\s*\\*/.*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException("every package says in a sentence what it is for", e);
        }
    }

    private static Map<String, Room> table() throws IOException {
        Map<String, Room> rooms = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")));
        while (row.find()) {
            Set<String> uses = Arrays.stream(row.group(3).replace("`", "").split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(toCollection(TreeSet::new));
            rooms.put(row.group(1), new Room(row.group(2), uses));
        }
        return rooms;
    }

    @Test
    void JUnit_is_only_where_tests_meet_it() {
        noClasses()
                .that()
                .resideOutsideOfPackages("workshop.testkit", "workshop.testkit.junit", "workshop.judge.run")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(tools);
    }

    @Test
    void what_lessons_name_fits_on_a_page() {
        List<String> ground = tools.stream()
                .filter(type -> type.getPackageName().equals("workshop.testkit") && type.isTopLevelClass())
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(ground).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void answers_know_nothing_of_the_workshop(@TempDir Path folder) throws IOException {
        for (Lesson lesson : Lesson.allIn(ROOT)) {
            for (Path sources :
                    List.of(lesson.folder().resolve("src/main/java"), ROOT.resolve("solutions/" + lesson.name()))) {
                Path classes = Files.createTempDirectory(folder, lesson.name());
                compile(sources, classes);

                classes()
                        .should()
                        .onlyDependOnClassesThat()
                        .resideOutsideOfPackages("workshop.testkit..", "workshop.judge..", "workshop.console..")
                        .check(new ClassFileImporter().importPath(classes));
            }
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ENGLISH, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            StringWriter said = new StringWriter();
            List<String> options =
                    List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean done = javac.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(done).as(said.toString()).isTrue();
        }
    }
}
