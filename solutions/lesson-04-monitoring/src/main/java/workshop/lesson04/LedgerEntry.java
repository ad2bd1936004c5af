package workshop.lesson04;

/**
 * A record that was to be sent, as its sender's ledger has it.
 *
 * @param id what the record's header {@code id} says
 * @param key the record's key
 * @param sequence its number among the records of that key; they were sent in this order
 * @param crc32 the CRC-32 of the value's UTF-8 bytes ({@link java.util.zip.CRC32})
 * @param state what the sender knows of it
 */
public record LedgerEntry(String id, String key, int sequence, long crc32, State state) {

    /** What a sender can know. */
    public enum State {
        CONFIRMED,
        FAILED,
        PENDING
    }
}
