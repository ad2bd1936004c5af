package workshop.lesson03;

/** What the sender may say of a message that was sent without an error. */
public sealed interface Confirmation {

    /** A broker said that it stored the message here. */
    record Stored(int partition, long offset) implements Confirmation {}

    /** The message left for this partition; nobody said that it arrived. */
    record Unverified(int partition) implements Confirmation {}
}
