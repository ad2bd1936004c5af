package workshop.lesson04;

import static java.util.stream.Collectors.joining;
import static workshop.testkit.Observation.observed;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import workshop.testkit.LogRecord;
import workshop.testkit.Observation;
import workshop.testkit.Topic;

/** What the log has of the orders of a ledger, as the test itself reads it. */
final class OrdersInTheLog {

    private static final int SHOWN_ORDERS = 3;

    private final List<LogRecord> records;
    private final List<LedgerEntry> ledger;

    OrdersInTheLog(Topic topic, LedgeredOrders orders) {
        records = topic.records();
        ledger = orders.ledger();
    }

    /** How many records and entries there are, and what became of the orders with these ids. */
    Observation seen(Set<String> ids) {
        return observed(
                "%s records for %s entries; %s",
                records.size(),
                ledger.size(),
                ids.stream().limit(SHOWN_ORDERS).map(this::words).collect(joining("; "))
                        + (ids.size() > SHOWN_ORDERS ? "; …" : ""));
    }

    private String words(String id) {
        List<LogRecord> copies = copiesOf(id);
        String places = copies.isEmpty()
                ? "nowhere"
                : copies.stream().map(LogRecord::place).collect(joining(" and at ", "at ", ""));
        return ledger.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .map(entry -> words(entry) + places + rewritten(entry, copies) + overtaken(entry, copies))
                .orElse(id + ", which is in no ledger, " + places);
    }

    private static String words(LedgerEntry entry) {
        return entry.id() + ", " + entry.state().name().toLowerCase(Locale.ROOT) + ", number " + entry.sequence()
                + " of " + entry.key() + ", ";
    }

    private static String rewritten(LedgerEntry entry, List<LogRecord> copies) {
        return copies.stream().anyMatch(copy -> LedgeredOrders.crc32(copy.value()) != entry.crc32())
                ? " with another text than was sent"
                : "";
    }

    /** The first copies count; all orders of a key are in one partition. */
    private String overtaken(LedgerEntry entry, List<LogRecord> copies) {
        return ledger.stream()
                .filter(other -> other.key().equals(entry.key()) && other.sequence() > entry.sequence())
                .filter(other -> isBefore(copiesOf(other.id()), copies))
                .findFirst()
                .map(other -> " behind number " + other.sequence())
                .orElse("");
    }

    private static boolean isBefore(List<LogRecord> copies, List<LogRecord> others) {
        return !copies.isEmpty()
                && !others.isEmpty()
                && copies.get(0).offset() < others.get(0).offset();
    }

    /** In the order of the log. */
    private List<LogRecord> copiesOf(String id) {
        return records.stream()
                .filter(record -> record.headers().getOrDefault("id", List.of()).contains(id))
                .toList();
    }
}
