package org.chronogram.state;

import java.util.Collection;
import java.util.Spliterator;
import java.util.function.IntConsumer;

/**
 * The number of buckets of a hash table. The order of iteration depends on it, and a table never shrinks, so it is state
 * although no method returns it: the table's spliterator can be halved as often as the number is a power of two.
 */
final class HashCapacity {
    private static final int MAX_LOG = 30;
    private static final int MAX_LIST = 8;

    /** One byte is written for so many buckets, so that a small state cannot announce a large table. */
    private static final int BUCKETS_PER_BYTE = 4096;

    private HashCapacity() {}

    static int logOf(Collection<?> keys) {
        int log = 0;
        Spliterator<?> half = keys.spliterator().trySplit();
        while (half != null) {
            log++;
            half = half.trySplit();
        }
        return log;
    }

    /**
     * Whether a bucket holds so many keys that they form a tree. The order of a tree depends on the history of the table, so
     * adding the keys once more does not restore it.
     */
    static boolean hasTree(Collection<?> keys) {
        int mask = (1 << logOf(keys)) - 1;
        int last = -1;
        int inBucket = 0;
        for (Object key : keys) {
            int hash = key == null ? 0 : key.hashCode();
            int bucket = (hash ^ (hash >>> Short.SIZE)) & mask;
            inBucket = bucket == last ? inBucket + 1 : 1;
            last = bucket;
            if (inBucket > MAX_LIST) {
                return true;
            }
        }
        return false;
    }

    /** Writes the capacity, and bytes in proportion to it. */
    static void write(Collection<?> keys, StateOutput out) {
        int log = logOf(keys);
        out.writeByte(log);
        for (int i = (1 << log) / BUCKETS_PER_BYTE; i > 0; i--) {
            out.writeByte(0);
        }
    }

    static int readLog(StateInput in) {
        int log = in.readByte();
        if (log < 0 || log > MAX_LOG) {
            throw new DamagedStateException("hash table of 2^" + log + " buckets");
        }
        in.skip((1 << log) / BUCKETS_PER_BYTE);
        return log;
    }

    /** Adds entries to an empty table until it has grown, and takes them out again. */
    static void grow(Collection<?> keys, int log, IntConsumer addEntry) {
        if (logOf(keys) >= log) {
            return;
        }
        for (int i = 0; logOf(keys) < log; i++) {
            addEntry.accept(i);
        }
        keys.clear();
    }
}
