package workshop.console;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds what somebody means by a name.
 *
 * @param kind what the things are, such as {@code step}
 * @param names of a thing, in any case
 * @param shown the name under which a thing is shown
 * @param list a sentence that says how to list all things
 */
record ByName<T>(
        String kind, List<T> things, Function<T, Stream<String>> names, Function<T, String> shown, String list) {

    private static final int MOST_SHOWN = 3;
    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

    /** The thing of this name. Throws {@link Problem} with the nearest names. */
    T find(String typed) {
        return things.stream()
                .filter(thing -> names.apply(thing).anyMatch(typed::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "There is no " + kind + " " + typed + "; the nearest are " + nearestTo(typed) + ". " + list));
    }

    private String nearestTo(String typed) {
        return things.stream()
                .sorted(comparingInt(thing -> distance(typed, thing)))
                .limit(MOST_SHOWN)
                .map(shown)
                .collect(joining(", "));
    }

    private int distance(String typed, T thing) {
        return names.apply(thing)
                .mapToInt(name -> EDITS.apply(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
