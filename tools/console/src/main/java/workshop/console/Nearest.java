package workshop.console;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what somebody may have meant. */
final class Nearest {

    private static final int SHOWN = 3;

    /** The things of which one name is nearest to what was typed, the nearest first. */
    static <T> List<T> names(String typed, List<T> things, Function<T, Stream<String>> names) {
        return things.stream()
                .sorted(comparingInt(thing -> names.apply(thing)
                        .mapToInt(name -> edits(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                        .min()
                        .orElse(Integer.MAX_VALUE)))
                .limit(SHOWN)
                .toList();
    }

    /** How many characters have to be inserted, removed or replaced (Levenshtein). */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private Nearest() {}
}
