package workshop.lesson03;

/** How sure the sender wants to be before a message counts as delivered. */
public enum Certainty {

    /** Nobody is asked. */
    FIRE_AND_FORGET,

    /** The partition's leader has it. */
    LEADER,

    /** All in-sync replicas have it. */
    ALL_IN_SYNC
}
