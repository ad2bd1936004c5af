package workshop.console;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody may have meant. */
final class ClosestNames {

    private static final int SHOWN = 3;
    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

    /** The things of which one name is nearest to what was typed, the nearest first. */
    static <T> List<T> names(String typed, List<T> things, Function<T, Stream<String>> names) {
        return things.stream()
                .sorted(comparingInt(thing -> names.apply(thing)
                        .mapToInt(name -> EDITS.apply(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                        .min()
                        .orElse(Integer.MAX_VALUE)))
                .limit(SHOWN)
                .toList();
    }

    private ClosestNames() {}
}
