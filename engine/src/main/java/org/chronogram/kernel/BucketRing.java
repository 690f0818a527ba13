package org.chronogram.kernel;

import java.util.Arrays;

/**
 * Pending events of the near future in buckets one grid width wide. A bucket is an unsorted run of records in chunks;
 * appending is the only thing that ever happens to it until it is taken out whole. Not thread safe.
 */
final class BucketRing {
    private static final int BUCKETS = 1 << 13;
    private static final int MASK = BUCKETS - 1;

    private final ChunkStore store;
    private final int shift;
    private final int[] head = new int[BUCKETS];
    private final int[] tail = new int[BUCKETS];
    private final int[] tailWords = new int[BUCKETS];
    private final int[] count = new int[BUCKETS];
    private final long[] minTime = new long[BUCKETS];
    private final long[] occupied = new long[BUCKETS / Long.SIZE];
    private long firstBucket;
    private long size;

    BucketRing(ChunkStore store, int shift) {
        this.store = store;
        this.shift = shift;
        Arrays.fill(head, ChunkStore.NONE);
        Arrays.fill(tailWords, ChunkStore.CHUNK_WORDS);
    }

    boolean covers(long time) {
        return (time >>> shift) - firstBucket < BUCKETS;
    }

    long size() {
        return size;
    }

    /** Makes room for a record and returns its address; the caller writes the record. */
    int claim(long time, int lengthWords) {
        int bucket = (int) (time >>> shift) & MASK;
        int offset = tailWords[bucket];
        if (offset + lengthWords > ChunkStore.CHUNK_WORDS) {
            offset = openChunk(bucket, offset);
        }
        tailWords[bucket] = offset + lengthWords;
        count[bucket]++;
        size++;
        if (time < minTime[bucket]) {
            minTime[bucket] = time;
        }
        return ChunkStore.address(tail[bucket], offset);
    }

    private int openChunk(int bucket, int usedWordsOfTail) {
        int chunk = store.acquire();
        if (head[bucket] == ChunkStore.NONE) {
            head[bucket] = chunk;
            minTime[bucket] = Long.MAX_VALUE;
            occupied[bucket >>> 6] |= 1L << bucket;
        } else {
            store.link(tail[bucket], chunk, usedWordsOfTail);
        }
        tail[bucket] = chunk;
        return 0;
    }

    /** Returns the smallest time of all records, Long.MAX_VALUE when there are none. */
    long minTime() {
        if (size == 0) {
            return Long.MAX_VALUE;
        }
        return minTime[firstOccupied()];
    }

    private int firstOccupied() {
        int bucket = (int) firstBucket & MASK;
        int word = bucket >>> 6;
        long bits = occupied[word] & (-1L << bucket);
        while (bits == 0) {
            word = (word + 1) & (occupied.length - 1);
            bits = occupied[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    /** Moves the near future on, to the bucket that holds {@code time}. All earlier buckets must be empty. */
    void advanceTo(long time) {
        firstBucket = time >>> shift;
    }

    /** Takes all buckets that begin before {@code horizon} out of the ring and hands their chunks to the window. */
    void takeUntil(long horizon, Window window) {
        long end = (horizon + (1L << shift) - 1) >>> shift;
        for (long number = firstBucket; number < end && size > 0; number++) {
            int bucket = (int) number & MASK;
            if (head[bucket] != ChunkStore.NONE) {
                take(bucket, window);
            }
        }
    }

    private void take(int bucket, Window window) {
        store.link(tail[bucket], ChunkStore.NONE, tailWords[bucket]);
        window.addRun(head[bucket], count[bucket]);
        size -= count[bucket];
        count[bucket] = 0;
        head[bucket] = ChunkStore.NONE;
        tailWords[bucket] = ChunkStore.CHUNK_WORDS;
        occupied[bucket >>> 6] &= ~(1L << bucket);
    }

    /** Takes everything out of the ring. */
    void takeAll(Window window) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (head[bucket] != ChunkStore.NONE) {
                take(bucket, window);
            }
        }
    }
}
