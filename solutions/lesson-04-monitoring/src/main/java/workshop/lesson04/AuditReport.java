package workshop.lesson04;

import java.util.Set;

/**
 * The ids of a ledger with which something is wrong. An id that is corrupted is in no other set.
 *
 * @param lost confirmed, and not in the topic
 * @param duplicated in the topic more than once
 * @param reordered the first copy stands behind an id of the same key with a higher sequence
 * @param ghosts failed, and in the topic all the same
 * @param corrupted a copy's value is another one than was sent
 */
public record AuditReport(
        Set<String> lost, Set<String> duplicated, Set<String> reordered, Set<String> ghosts, Set<String> corrupted) {}
