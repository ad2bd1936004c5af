package workshop.console;

import java.nio.file.Path;
import workshop.judge.run.StepResult;

/**
 * Something that the watch has to react to.
 *
 * @param key of {@link Kind#KEY}
 * @param file of {@link Kind#SAVED}
 * @param outcome of {@link Kind#JUDGED}
 */
record Event(Kind kind, char key, Path file, Outcome outcome) {

    enum Kind {
        KEY,
        NO_MORE_KEYS,
        SAVED,
        NO_MORE_SAVES,
        JUDGED,
        RESIZED,
        TIME_IS_UP
    }

    /** A run that has ended, and the fingerprint of the files that it took. */
    record Outcome(StepResult judged, String fingerprint) {}

    static Event key(int key) {
        return key < 0 ? new Event(Kind.NO_MORE_KEYS, '\0', null, null) : new Event(Kind.KEY, (char) key, null, null);
    }

    static Event saved(Path file) {
        return new Event(Kind.SAVED, '\0', file, null);
    }

    static Event judged(StepResult judged, String fingerprint) {
        return new Event(Kind.JUDGED, '\0', null, new Outcome(judged, fingerprint));
    }

    static Event of(Kind kind) {
        return new Event(kind, '\0', null, null);
    }
}
