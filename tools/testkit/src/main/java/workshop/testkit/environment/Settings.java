package workshop.testkit.environment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a command says to the workshop by {@code -Dname=value}, and what the build adds. Every property of the workshop
 * is read here and nowhere else.
 *
 * @param kafka {@code kafka}: {@code embedded} (without it), {@code container}, or {@code host:port[,host:port]}
 * @param kafkaConfig {@code kafka.config}: a client's properties file for a cluster of one's own; empty without it
 * @param kafkaPrefix {@code kafka.prefix}: how the names of topics begin on a cluster of one's own
 * @param kafkaImage {@code kafka.image}: the container's image; empty for Kafka's own
 * @param givenSeed {@code workshop.seed}: repeats the random values of another run
 * @param seed of the random values of this JVM: the given one, if there is one
 * @param lesson {@code workshop.lesson}, from the build: the folder of the lesson whose tests run
 * @param answers {@code workshop.answers}, from the build: the folder with the answers that they grade
 * @param build {@code workshop.build}, from the build: the lesson's build folder
 * @param charset {@code workshop.charset}, from the build: of whoever reads the standard output; without it, what the
 *     JVM knows
 * @param here {@code workshop.here}, from the build: where the command was typed, and where a relative path in it
 *     starts
 * @param root {@code workshop.root}, from the console's launcher: the root folder of the workshop
 * @param built {@code workshop.built}, from the launcher: the folder of the console's build that runs; empty if unknown
 * @param rebuild {@code workshop.rebuild}, from the launcher: {@code true} if it can build the console again
 * @param memory {@code workshop.memory}, from the judge: the folder for what has to outlive this JVM
 */
public record Settings(
        String kafka,
        String kafkaConfig,
        String kafkaPrefix,
        String kafkaImage,
        OptionalLong givenSeed,
        long seed,
        String lesson,
        Path answers,
        Path build,
        String charset,
        Path here,
        Path root,
        Optional<Path> built,
        boolean rebuild,
        Path memory) {

    private static final String SEED = "workshop.seed";
    private static final String LESSON = "workshop.lesson";
    private static final int SEEDS = 1_000_000;

    private static Settings ofThisJvm; // read once, so that the seed stays the same

    /** What this JVM was started with. Throws as {@link #from} does: a static initializer would hide the sentence. */
    public static synchronized Settings ofThisJvm() {
        if (ofThisJvm == null) {
            ofThisJvm = from(System::getProperty);
        }
        return ofThisJvm;
    }

    /** Reads them. {@code property} gives a value or null. Throws {@link IllegalArgumentException}: a sentence. */
    public static Settings from(UnaryOperator<String> property) {
        Reader read = new Reader(property);
        OptionalLong givenSeed = seed(read.text(SEED, ""));
        String charset = read.text("sun.stdout.encoding", read.text("native.encoding", ""));
        return new Settings(
                read.text("kafka", "embedded"),
                read.text("kafka.config", ""),
                read.text("kafka.prefix", "workshop-"),
                read.text("kafka.image", ""),
                givenSeed,
                givenSeed.orElseGet(Settings::randomSeed),
                read.text(LESSON, Path.of("").toAbsolutePath().getFileName().toString()),
                Path.of(read.text("workshop.answers", "src/main/java")),
                Path.of(read.text("workshop.build", "target")),
                read.text("workshop.charset", read.text("stdout.encoding", charset)),
                Path.of(read.text("workshop.here", read.text("user.dir", ""))),
                Path.of(read.text("workshop.root", "")).toAbsolutePath().normalize(),
                Optional.of(read.text("workshop.built", ""))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of),
                Boolean.parseBoolean(read.text("workshop.rebuild", "")),
                Path.of(read.text("workshop.memory", read.text("java.io.tmpdir", ""))));
    }

    private record Reader(UnaryOperator<String> property) {

        String text(String name, String otherwise) {
            String value = property.apply(name);
            return value == null || value.isEmpty() ? otherwise : value;
        }
    }

    private static OptionalLong seed(String given) {
        try {
            return given.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(given));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-Dworkshop.seed=" + given + " is no number: give the one that a summary has printed.", e);
        }
    }

    private static long randomSeed() {
        return new Random().nextInt(SEEDS);
    }

    /** A seed for one more run in this JVM: the given one, if there is one. */
    public long newSeed() {
        return givenSeed.orElseGet(Settings::randomSeed);
    }

    /** These settings with the lesson and the seed of {@code property}: a judge's JVM runs one step after another. */
    public Settings forRun(UnaryOperator<String> property) {
        Reader read = new Reader(property);
        OptionalLong seedOfRun = seed(read.text(SEED, String.valueOf(seed)));
        return new Settings(
                kafka,
                kafkaConfig,
                kafkaPrefix,
                kafkaImage,
                seedOfRun,
                seedOfRun.getAsLong(),
                read.text(LESSON, lesson),
                answers,
                build,
                charset,
                here,
                root,
                built,
                rebuild,
                memory);
    }

    /** What a run of the tests of {@code lesson} with the values of {@code seed} is told, for {@link #forRun}. */
    public static Map<String, String> run(String lesson, long seed) {
        return Map.of(LESSON, lesson, SEED, String.valueOf(seed));
    }

    /** What a child JVM has to be told, so that it does as this one would, by the names of the system properties. */
    public Map<String, String> asProperties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("kafka", kafka);
        properties.put("kafka.config", kafkaConfig);
        properties.put("kafka.prefix", kafkaPrefix);
        properties.put("kafka.image", kafkaImage);
        properties.put("workshop.here", here.toString());
        properties.put("workshop.memory", memory.toString());
        givenSeed.ifPresent(given -> properties.put(SEED, String.valueOf(given)));
        return properties;
    }
}
