package workshop.lesson02;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import workshop.testkit.Values;

/** Records such as a busy application sends: short lines of JSON that look much alike. */
final class Shots {

    private static final List<String> ARCHERS = List.of("Will Scarlet", "Friar Tuck", "Much", "Alan-a-Dale", "Marian");

    /** As many shots at the sheriff's target, none like the other; about 140 characters each. */
    static List<String> json(Values values, int count) {
        return Stream.generate(() -> String.format(
                        Locale.ROOT,
                        "{\"event\":\"arrow-shot\",\"archer\":\"%s\",\"target\":\"the sheriff's silver arrow\","
                                + "\"distance\":%d,\"wind\":%d,\"hit\":%b,\"id\":\"%s\"}",
                        ARCHERS.get(values.between(0, ARCHERS.size() - 1)),
                        values.between(40, 240),
                        values.between(0, 9),
                        values.between(0, 1) == 1,
                        values.word()))
                .limit(count)
                .toList();
    }

    private Shots() {}
}
