package workshop.lesson04;

/** What somebody has to be told. */
public enum Alarm {
    /** Records failed for good. */
    DELIVERY_ERRORS,
    /** Much of what is sent is sent again. */
    RETRY_STORM,
    /** The buffer is nearly full: soon {@code send()} waits. */
    BACK_PRESSURE,
    /** A broker makes the producer pause: a quota is used up. */
    THROTTLED,
    /** Records go in, and nothing comes back. */
    SILENT,
    /** A record has waited too long for its acknowledgement. */
    SLOW_ACKS
}
