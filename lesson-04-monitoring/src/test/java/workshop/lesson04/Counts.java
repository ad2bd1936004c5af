package workshop.lesson04;

import java.util.Map;
import java.util.TreeMap;

/** The numbers of a snapshot that don't depend on a clock. */
record Counts(long attempted, long confirmed, long pending, Map<String, Long> failures) {

    static Counts of(Snapshot snapshot) {
        return new Counts(
                snapshot.attempted(),
                snapshot.confirmed(),
                snapshot.pending(),
                new TreeMap<>(snapshot.failuresByType()));
    }

    boolean addsUp() {
        long failed = failures.values().stream().mapToLong(Long::longValue).sum();
        return attempted == confirmed + pending + failed && pending >= 0;
    }

    /**
     * Counts an unknown topic as a TimeoutException. That is what the producer throws, and its cause is what the broker
     * said of the topic, if it has said something by then.
     */
    Counts withUnknownTopicAsTimeout() {
        Map<String, Long> merged = new TreeMap<>(failures);
        Long unknown = merged.remove("UnknownTopicOrPartitionException");
        if (unknown != null) {
            merged.merge("TimeoutException", unknown, Long::sum);
        }
        return new Counts(attempted, confirmed, pending, merged);
    }

    @Override
    public String toString() {
        return "attempted=" + attempted + ", confirmed=" + confirmed + ", pending=" + pending + ", failures="
                + failures;
    }
}
