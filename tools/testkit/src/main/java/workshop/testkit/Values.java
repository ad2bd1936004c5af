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

    private static final long SEED = Long.getLong("workshop.seed", new Random().nextInt(1_000_000));

    private final Random random;

    /** The same seed and name give the same values, in whatever order tests run. */
    Values(String name) {
        random = new Random(SEED * 31 + name.hashCode());
    }

    /** The seed of this run. */
    public static long seed() {
        return SEED;
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
