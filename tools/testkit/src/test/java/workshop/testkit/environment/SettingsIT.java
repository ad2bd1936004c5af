package workshop.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsIT {

    private static final Map<String, String> COMMAND = Map.of(
            "kafka", "localhost:9092",
            "kafka.config", "robin.properties",
            "kafka.prefix", "sherwood-",
            "kafka.image", "apache/kafka:4.4.0",
            "workshop.seed", "956447",
            "workshop.here", "/home/robin",
            "workshop.memory", "/tmp/robin");

    private static final Map<String, String> BUILD = Map.of(
            "workshop.lesson", "lesson-01-basic-send",
            "workshop.answers", "/home/robin/answers",
            "workshop.build", "/home/robin/build",
            "workshop.charset", "windows-1252");

    private static final Map<String, String> LAUNCHER = Map.of(
            "workshop.root", "/home/robin/workshop",
            "workshop.built", "/home/robin/console",
            "workshop.rebuild", "true");

    @Test
    void without_a_word_they_are_those_of_a_lesson_with_the_embedded_broker() {
        Settings settings = Settings.from(name -> null);

        assertThat(settings)
                .isEqualTo(new Settings(
                        "embedded",
                        "",
                        "workshop-",
                        "",
                        OptionalLong.empty(),
                        settings.seed(),
                        Path.of("").toAbsolutePath().getFileName().toString(),
                        Path.of("src/main/java"),
                        Path.of("target"),
                        "",
                        Path.of(""),
                        Path.of("").toAbsolutePath(),
                        Optional.empty(),
                        false,
                        Path.of("")));
    }

    @Test
    void an_empty_property_is_none() {
        assertThat(Settings.from(Map.of("kafka", "", "workshop.seed", "", "kafka.prefix", "")::get))
                .returns("embedded", Settings::kafka)
                .returns("workshop-", Settings::kafkaPrefix)
                .returns(OptionalLong.empty(), Settings::givenSeed);
    }

    @Test
    void every_property_has_its_place() {
        assertThat(Settings.from(all()::get))
                .isEqualTo(new Settings(
                        "localhost:9092",
                        "robin.properties",
                        "sherwood-",
                        "apache/kafka:4.4.0",
                        OptionalLong.of(956_447),
                        956_447,
                        "lesson-01-basic-send",
                        Path.of("/home/robin/answers"),
                        Path.of("/home/robin/build"),
                        "windows-1252",
                        Path.of("/home/robin"),
                        Path.of("/home/robin/workshop"),
                        Optional.of(Path.of("/home/robin/console")),
                        true,
                        Path.of("/tmp/robin")));
    }

    @Test
    void where_the_build_says_nothing_the_jvm_knows() {
        Settings settings = Settings.from(
                Map.of("native.encoding", "UTF-8", "user.dir", "/home/robin", "java.io.tmpdir", "/tmp")::get);

        assertThat(settings.charset()).isEqualTo("UTF-8");
        assertThat(settings.here()).isEqualTo(Path.of("/home/robin"));
        assertThat(settings.memory()).isEqualTo(Path.of("/tmp"));
    }

    @Test
    void the_character_set_of_the_screen_is_that_of_the_standard_output_and_not_that_of_files() {
        Map<String, String> java17 = Map.of("sun.stdout.encoding", "cp437", "native.encoding", "windows-1252");
        Map<String, String> newer = Map.of("stdout.encoding", "cp850", "native.encoding", "windows-1252");

        assertThat(Settings.from(java17::get).charset()).isEqualTo("cp437");
        assertThat(Settings.from(newer::get).charset()).isEqualTo("cp850");
    }

    @Test
    void a_given_seed_is_the_seed_of_every_run() {
        Settings settings = Settings.from(all()::get);

        assertThat(LongStream.generate(settings::newSeed).limit(20)).containsOnly(956_447L);
    }

    @Test
    void without_one_every_jvm_and_every_run_draws_another() {
        Settings settings = Settings.from(name -> null);

        assertThat(LongStream.generate(settings::newSeed).limit(20).distinct()).hasSizeGreaterThan(1);
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> Settings.from(name -> null).seed())
                        .distinct())
                .hasSizeGreaterThan(1)
                .allMatch(seed -> seed >= 0 && seed < 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"robin", "12.5", "99999999999999999999"})
    void a_seed_that_is_no_number_is_told_in_a_sentence(String seed) {
        assertThatThrownBy(() -> Settings.from(Map.of("workshop.seed", seed)::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dworkshop.seed=" + seed + " is no number: give the one that a summary has printed.");
    }

    @Test
    void a_child_jvm_that_is_told_them_has_the_same() {
        Settings settings = Settings.from(COMMAND::get);

        assertThat(settings.asProperties()).isEqualTo(COMMAND);
        assertThat(Settings.from(settings.asProperties()::get)).isEqualTo(settings);
    }

    @Test
    void a_child_jvm_is_not_told_a_seed_that_was_drawn() {
        assertThat(Settings.from(name -> null).asProperties())
                .containsEntry("kafka", "embedded")
                .doesNotContainKey("workshop.seed");
    }

    @Test
    void a_run_has_the_lesson_and_the_seed_that_it_is_told_and_all_else_stays() {
        Settings settings = Settings.from(all()::get);
        Map<String, String> told = new HashMap<>(all());
        told.putAll(Settings.run("lesson-03-acks", 7));

        assertThat(settings.forRun(Settings.run("lesson-03-acks", 7)::get))
                .isEqualTo(Settings.from(told::get))
                .returns("lesson-03-acks", Settings::lesson)
                .returns(7L, Settings::seed);
    }

    @Test
    void a_run_that_is_told_nothing_has_the_seed_of_the_jvm() {
        Settings settings = Settings.from(BUILD::get);

        assertThat(settings.forRun(name -> null))
                .returns(settings.seed(), Settings::seed)
                .returns("lesson-01-basic-send", Settings::lesson)
                .returns(settings.answers(), Settings::answers);
    }

    @Test
    void a_run_is_not_told_what_is_the_jvms() {
        Settings settings = Settings.from(all()::get);

        assertThat(settings.forRun(Map.of("kafka", "container", "workshop.here", "/elsewhere")::get))
                .isEqualTo(settings);
    }

    private static Map<String, String> all() {
        Map<String, String> all = new HashMap<>(COMMAND);
        all.putAll(BUILD);
        all.putAll(LAUNCHER);
        return all;
    }
}
