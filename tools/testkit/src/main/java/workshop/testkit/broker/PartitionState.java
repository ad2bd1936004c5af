package workshop.testkit.broker;

import java.util.SortedSet;

/**
 * What a broker knows of a partition.
 *
 * @param leader the leader's broker id, -1 while there is none
 * @param isr the ids of the in-sync replicas
 */
public record PartitionState(int leader, SortedSet<Integer> isr) {

    public boolean hasLeader() {
        return leader >= 0;
    }

    @Override
    public String toString() {
        return "leader " + (hasLeader() ? leader : "none") + ", ISR " + isr;
    }
}
