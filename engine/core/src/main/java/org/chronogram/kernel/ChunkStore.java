package org.chronogram.kernel;

import java.util.Arrays;

/**
 * Memory for event records: chunks of {@value #CHUNK_WORDS} words, recycled and never returned. A record lies within one
 * chunk; its address is the index of the chunk and the offset in it. Not thread safe.
 */
final class ChunkStore {
    static final int CHUNK_SHIFT = 8;
    static final int CHUNK_WORDS = 1 << CHUNK_SHIFT;
    static final int NONE = -1;

    private static final int WORDS_PER_CACHE_LINE = 64 / Long.BYTES;
    private static final int OFFSET_MASK = CHUNK_WORDS - 1;

    private long[][] chunks = new long[64][];
    private int[] next = new int[64];
    private int[] usedWords = new int[64];
    private int created;
    private int freeList = NONE;

    /** Written so that the loads of {@link #fetch} are not optimized away. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    int acquire() {
        int chunk = freeList;
        if (chunk != NONE) {
            freeList = next[chunk];
        } else {
            chunk = create();
        }
        next[chunk] = NONE;
        return chunk;
    }

    private int create() {
        if (created == chunks.length) {
            int capacity = created * 2;
            chunks = Arrays.copyOf(chunks, capacity);
            next = Arrays.copyOf(next, capacity);
            usedWords = Arrays.copyOf(usedWords, capacity);
        }
        chunks[created] = new long[CHUNK_WORDS];
        return created++;
    }

    void release(int chunk) {
        next[chunk] = freeList;
        freeList = chunk;
    }

    void releaseList(int first) {
        int last = first;
        while (next[last] != NONE) {
            last = next[last];
        }
        next[last] = freeList;
        freeList = first;
    }

    void link(int chunk, int following, int usedWordsOfChunk) {
        next[chunk] = following;
        usedWords[chunk] = usedWordsOfChunk;
    }

    int next(int chunk) {
        return next[chunk];
    }

    int usedWords(int chunk) {
        return usedWords[chunk];
    }

    /**
     * Brings the records of a chunk into the cache and returns its words. Walking over records is a chain of loads, each of
     * which says where the next one is, and so waits for one cache line after the other. This loop waits for all of them at
     * once.
     */
    long[] fetch(int chunk) {
        long[] words = chunks[chunk];
        int end = usedWords[chunk];
        long sum = 0;
        for (int i = 0; i < end; i += WORDS_PER_CACHE_LINE) {
            sum += words[i];
        }
        fetched = sum;
        return words;
    }

    long[] words(int chunk) {
        return chunks[chunk];
    }

    long[] wordsAt(int address) {
        return chunks[address >>> CHUNK_SHIFT];
    }

    static int address(int chunk, int offset) {
        return chunk << CHUNK_SHIFT | offset;
    }

    static int offset(int address) {
        return address & OFFSET_MASK;
    }

    static int chunk(int address) {
        return address >>> CHUNK_SHIFT;
    }

    /** Returns the smallest time of the records in a chunk. */
    long minTime(int chunk) {
        long[] words = fetch(chunk);
        long min = Long.MAX_VALUE;
        int end = usedWords[chunk];
        for (int offset = 0; offset < end; offset += EventLayout.lengthWords(words, offset)) {
            min = Math.min(min, EventLayout.time(words, offset));
        }
        return min;
    }

    /** Returns a time, or the smallest that a function gives for the records in a chunk, if that is smaller. */
    long minTime(int chunk, long knownTime, RecordTimes times) {
        long[] words = chunks[chunk];
        long min = knownTime;
        int end = usedWords[chunk];
        for (int offset = 0; offset < end; offset += EventLayout.lengthWords(words, offset)) {
            if (EventLayout.time(words, offset) < min) {
                min = Math.min(min, times.ticks(words, offset));
            }
        }
        return min;
    }

    /** Counts the records in a chunk. */
    int records(int chunk) {
        long[] words = chunks[chunk];
        int records = 0;
        int end = usedWords[chunk];
        for (int offset = 0; offset < end; offset += EventLayout.lengthWords(words, offset)) {
            records++;
        }
        return records;
    }
}
