package org.chronogram.state;

/** The bytes of all partitions of a run, as they were written at one step boundary. */
public interface PartitionSources {
    /**
     * Names all that was written, for messages.
     *
     * @return the name.
     */
    String name();

    /**
     * Returns how many partitions were written.
     *
     * @return the number of sources.
     */
    int count();

    /**
     * Tells whether a source may have LPs of a partition that is restored.
     *
     * @param source index of the source.
     * @param restore the partition.
     * @return false when it has none for sure.
     */
    boolean mayHave(int source, PartitionRestore restore);

    /**
     * Looks for LPs of a partition in a source.
     *
     * @param source index of the source.
     * @param restore the partition; told by {@link PartitionRestore#find}.
     * @return whether the source has some.
     */
    boolean find(int source, PartitionRestore restore);

    /**
     * Reads a source.
     *
     * @param source index of the source.
     * @param restore the partition; told by {@link PartitionRestore#read}.
     * @param withTotals whether the partition takes the totals too.
     */
    void read(int source, PartitionRestore restore, boolean withTotals);
}
