package workshop.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Values that differ in every run, so that no answer can know them beforehand. A run is repeated with the seed that its summary prints:
 * {@code -Dworkshop.seed=…}.
 */
public final class Values {

    private static volatile long seed = newSeed();

    private final Random random;

    /** The same seed and name give the same values, in whatever order tests run. */
    Values(String name) {
        random = new Random(seed * 31 + name.hashCode());
    }

    /** The seed of this run. */
    public static long seed() {
        return seed;
    }

    /** A seed for another run: the given one, if one is given. */
    public static long newSeed() {
        return Long.getLong("workshop.seed", new Random().nextInt(1_000_000));
    }

    /** Makes the tests from now on take the values of {@code newSeed}: a JVM that runs tests again and again needs others each time. */
    public static void use(long newSeed) {
        seed = newSeed;
    }

    /** The chapter's message, and something behind it that no other message has. */
    public String message() {
        return "Prepare for battle! " + word();
    }

    public List<String> messages(int count) {
        return Stream.generate(this::message).limit(count).toList();
    }

    /** Eight hexadecimal digits. */
    public String word() {
        return String.format(Locale.ROOT, "%08x", random.nextInt());
    }

    /** A number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return random.nextInt(high - low + 1) + low;
    }
}
