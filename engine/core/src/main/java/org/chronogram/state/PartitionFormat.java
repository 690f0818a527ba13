package org.chronogram.state;

/**
 * The layout of a partition's state, in 64-bit little-endian words unless said otherwise.
 *
 * <pre>
 *  magic
 *  time reached, time after all events that were handled, horizon, events handled, events sent to other partitions, number of LPs, number of ranges of LPs
 *  LPs: ranges of ids in ascending order, each with its first LP and the number of its LPs, in 32 bits each
 *  layouts of the classes of the LPs: a length in bytes and, for each class, its name and a hash of its fields
 *  declarations of the model: a length in bytes and the bytes, see {@link org.chronogram.kernel.DeclaredModel}
 *  request of an LP for the end of the run: a length in bytes, 0 for none, and its time, the LP in 32 bits and its reason
 *  for each LP, in ascending order: the words that the engine keeps, {@link org.chronogram.kernel.KernelState#WORDS_PER_LP} words
 *  pending events: blocks of a length in words and the records; a length of 0 ends them
 *  statistics: blocks of a length in bytes and a part, see {@link org.chronogram.model.StatisticSet}; a length of 0 ends them
 *  state of the LPs: blocks of a length in bytes and, for each LP of the block, a 32-bit length in bytes and the bytes
 * </pre>
 */
final class PartitionFormat {
    /** Stands in the place of the length of an LP's state when the LP does not exist. */
    static final int ABSENT_LP = -1;

    static final long MAGIC = 0x3554_504B_434E_5243L;

    /** LPs in a block of states; the last block has fewer. */
    static final int LPS_PER_BLOCK = 1024;

    /** Words of a block of pending events, at most. */
    static final int LONGEST_PENDING_BLOCK_WORDS = 1 << 13;

    private PartitionFormat() {}
}
