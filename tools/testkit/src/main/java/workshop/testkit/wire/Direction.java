package workshop.testkit.wire;

/** Which way a frame travels. */
public enum Direction {
    /** From a client to its broker. */
    REQUEST,
    /** From a broker to its client. */
    RESPONSE
}
