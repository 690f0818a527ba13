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

    private static final int OFFSET_MASK = CHUNK_WORDS - 1;

    private long[][] chunks = new long[64][];
    private int[] next = new int[64];
    private int[] usedWords = new int[64];
    private int created;
    private int freeList = NONE;

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
}
