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

    private final Random random;

    /** The same seed and name of a test give the same values, in whatever order tests run. */
    Values(long seed, String testName) {
        random = new Random(seed * 31 + testName.hashCode());
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
