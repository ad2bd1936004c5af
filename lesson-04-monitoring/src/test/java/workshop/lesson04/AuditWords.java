package workshop.lesson04;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An audit's report in words, and where two reports differ. */
final class AuditWords {

    private static final int SHOWN_IDS = 8;

    private static final Comparator<String> BY_NUMBER =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    static String of(AuditReport report) {
        return "lost " + of(report.lost()) + ", duplicated " + of(report.duplicated()) + ", reordered "
                + of(report.reordered()) + ", ghosts " + of(report.ghosts()) + ", corrupted " + of(report.corrupted());
    }

    private static String of(Set<String> ids) {
        return ids.isEmpty()
                ? "none"
                : ids.stream()
                        .sorted(BY_NUMBER)
                        .limit(SHOWN_IDS)
                        .collect(joining(" ", ids.size() + " (", ids.size() > SHOWN_IDS ? " …)" : ")"));
    }

    /** The ids of which the two reports do not say the same. */
    static Set<String> disputed(AuditReport one, AuditReport other) {
        Set<String> disputed = new TreeSet<>(BY_NUMBER);
        List<Set<String>> ofOne = sets(one);
        List<Set<String>> ofOther = sets(other);
        for (int i = 0; i < ofOne.size(); i++) {
            disputed.addAll(difference(ofOne.get(i), ofOther.get(i)));
            disputed.addAll(difference(ofOther.get(i), ofOne.get(i)));
        }
        return disputed;
    }

    private static List<Set<String>> sets(AuditReport report) {
        return List.of(report.lost(), report.duplicated(), report.reordered(), report.ghosts(), report.corrupted());
    }

    private static Set<String> difference(Set<String> ids, Set<String> others) {
        Set<String> difference = new TreeSet<>(ids);
        difference.removeAll(others);
        return difference;
    }

    private AuditWords() {}
}
