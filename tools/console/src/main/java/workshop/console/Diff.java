package workshop.console;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts, line by line. */
final class Diff {

    private static final int AROUND = 2;

    /** Lines of {@code from} alone begin with {@code -}, of {@code to} alone with {@code +}; of long equal parts the ends are left. */
    static List<String> of(List<String> from, List<String> to) {
        int[][] common = commonFrom(from, to);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                lines.add("    " + from.get(i++));
                j++;
            } else if (j == to.size() || i < from.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("  - " + from.get(i++));
            } else {
                lines.add("  + " + to.get(j++));
            }
        }
        return withoutLongEqualParts(lines);
    }

    /** How many lines, in order, have both from line i and line j on. */
    private static int[][] commonFrom(List<String> from, List<String> to) {
        int[][] common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] = from.get(i).equals(to.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> withoutLongEqualParts(List<String> lines) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int from = Math.max(0, i - AROUND);
            int to = Math.min(lines.size(), i + AROUND + 1);
            if (lines.subList(from, to).stream().anyMatch(Diff::isChange)) {
                shown.add(lines.get(i));
            } else if (shown.isEmpty() || !shown.get(shown.size() - 1).equals("    …")) {
                shown.add("    …");
            }
        }
        return shown;
    }

    private static boolean isChange(String line) {
        return !line.startsWith("    ");
    }

    private Diff() {}
}
