package org.chronogram.kernel;

import java.util.Arrays;

/**
 * Pending events of the near future in buckets one grid width wide. A bucket is an unsorted run of records in chunks.
 * Records are only appended to it until it is taken out whole; an append costs two array accesses besides the record
 * itself. Not thread safe.
 */
final class BucketRing {
    /** Returned where the smallest time is not known yet. */
    static final long UNKNOWN = -1;

    private static final int BUCKETS = 1 << 13;
    private static final int MASK = BUCKETS - 1;
    private static final int EMPTY = -1;

    private final ChunkStore store;
    private final int shift;
    private final int[] head = new int[BUCKETS];
    private final int[] lastAddress = new int[BUCKETS];
    private final long[] occupied = new long[BUCKETS / Long.SIZE];
    private long firstBucket;

    BucketRing(ChunkStore store, int shift) {
        this.store = store;
        this.shift = shift;
        Arrays.fill(head, ChunkStore.NONE);
        Arrays.fill(lastAddress, EMPTY);
    }

    boolean covers(long time) {
        return (time >>> shift) - firstBucket < BUCKETS;
    }

    /** Makes room for a record and returns its address; the caller writes the record. */
    int claim(long time, int lengthWords) {
        int bucket = (int) (time >>> shift) & MASK;
        int address = lastAddress[bucket] + 1;
        int offset = ChunkStore.offset(address);
        if (offset == 0 || offset + lengthWords > ChunkStore.CHUNK_WORDS) {
            address = openChunk(bucket);
        }
        lastAddress[bucket] = address + lengthWords - 1;
        return address;
    }

    private int openChunk(int bucket) {
        int chunk = store.acquire();
        int last = lastAddress[bucket];
        if (last == EMPTY) {
            head[bucket] = chunk;
            occupied[bucket >>> 6] |= 1L << bucket;
        } else {
            store.link(ChunkStore.chunk(last), chunk, ChunkStore.offset(last) + 1);
        }
        return ChunkStore.address(chunk, 0);
    }

    /** Returns the smallest time of all records, Long.MAX_VALUE when there are none. Looks at one bucket only. */
    long minTime() {
        int bucket = firstOccupied();
        if (bucket == EMPTY) {
            return Long.MAX_VALUE;
        }
        close(bucket);
        long min = Long.MAX_VALUE;
        for (int chunk = head[bucket]; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
            min = Math.min(min, store.minTime(chunk));
        }
        return min;
    }

    /**
     * Returns the smallest of the times that a function gives for the records, Long.MAX_VALUE when there are none. Where the
     * times of all records of the first bucket lie behind that bucket, it takes the bucket out of the ring, hands its records
     * to the window and returns {@link #UNKNOWN}: they are to be added at their times, and then the ring asked again.
     */
    long minTime(RecordTimes times, Window taken) {
        int bucket = firstOccupied();
        if (bucket == EMPTY) {
            return Long.MAX_VALUE;
        }
        close(bucket);
        long min = Long.MAX_VALUE;
        for (int chunk = head[bucket]; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
            min = store.minTime(chunk, min, times);
        }
        if (min >>> shift == firstBucket + ((bucket - firstBucket) & MASK)) {
            return min;
        }
        take(bucket, taken);
        return UNKNOWN;
    }

    private int firstOccupied() {
        int bucket = (int) firstBucket & MASK;
        int word = bucket >>> 6;
        long bits = occupied[word] & (-1L << bucket);
        for (int i = 0; bits == 0 && i < occupied.length; i++) {
            word = (word + 1) & (occupied.length - 1);
            bits = occupied[word];
        }
        return bits == 0 ? EMPTY : (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    /** Ends the list of chunks of a bucket, so that it can be walked. Records can still be appended. */
    private void close(int bucket) {
        int last = lastAddress[bucket];
        store.link(ChunkStore.chunk(last), ChunkStore.NONE, ChunkStore.offset(last) + 1);
    }

    /** Moves the near future on, to the bucket that holds {@code time}. All earlier buckets must be empty. */
    void advanceTo(long time) {
        firstBucket = time >>> shift;
    }

    /** Takes all buckets that begin before {@code horizon} out of the ring and hands their chunks to the window. */
    void takeUntil(long horizon, Window window) {
        long end = (horizon + (1L << shift) - 1) >>> shift;
        int buckets = (int) Math.min(end - firstBucket, BUCKETS);
        for (int i = 0; i < buckets; i++) {
            int bucket = (int) (firstBucket + i) & MASK;
            if (lastAddress[bucket] != EMPTY) {
                take(bucket, window);
            }
        }
    }

    private void take(int bucket, Window window) {
        close(bucket);
        window.addRun(head[bucket]);
        lastAddress[bucket] = EMPTY;
        occupied[bucket >>> 6] &= ~(1L << bucket);
    }

    /** Takes everything out of the ring. */
    void takeAll(Window window) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (lastAddress[bucket] != EMPTY) {
                take(bucket, window);
            }
        }
    }

    /** Hands out all records, a chunk at a time. */
    void forEach(RecordSink sink) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (lastAddress[bucket] != EMPTY) {
                close(bucket);
                for (int chunk = head[bucket]; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
                    sink.onRecords(store.words(chunk), 0, store.usedWords(chunk));
                }
            }
        }
    }

    /** Counts the records; walks over all of them. */
    long size() {
        long records = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (lastAddress[bucket] != EMPTY) {
                close(bucket);
                for (int chunk = head[bucket]; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
                    records += store.records(chunk);
                }
            }
        }
        return records;
    }
}
