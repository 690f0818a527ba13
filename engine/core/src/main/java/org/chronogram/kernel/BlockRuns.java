package org.chronogram.kernel;

import java.util.Arrays;

/**
 * The events of a window, divided by blocks of neighbouring LPs: one run of records in chunks for each block. A block is
 * small enough for its events and its LPs to stay in the cache while they are executed. Not thread safe.
 */
final class BlockRuns {
    static final int BLOCK_SHIFT = 12;
    static final int BLOCK_LPS = 1 << BLOCK_SHIFT;

    private final ChunkStore store;
    private final int[] head;
    private final int[] tail;
    private final int[] tailWords;
    private final int[] count;

    BlockRuns(ChunkStore store, int lpCount) {
        this.store = store;
        int blocks = (lpCount + BLOCK_LPS - 1) >>> BLOCK_SHIFT;
        head = new int[blocks];
        tail = new int[blocks];
        tailWords = new int[blocks];
        count = new int[blocks];
        Arrays.fill(head, ChunkStore.NONE);
        Arrays.fill(tailWords, ChunkStore.CHUNK_WORDS);
    }

    int blocks() {
        return head.length;
    }

    int count(int block) {
        return count[block];
    }

    void append(int block, long[] words, int offset, int lengthWords) {
        int to = tailWords[block];
        if (to + lengthWords > ChunkStore.CHUNK_WORDS) {
            to = openChunk(block, to);
        }
        long[] destination = store.words(tail[block]);
        for (int i = 0; i < lengthWords; i++) {
            destination[to + i] = words[offset + i];
        }
        tailWords[block] = to + lengthWords;
        count[block]++;
    }

    private int openChunk(int block, int usedWordsOfTail) {
        int chunk = store.acquire();
        if (head[block] == ChunkStore.NONE) {
            head[block] = chunk;
        } else {
            store.link(tail[block], chunk, usedWordsOfTail);
        }
        tail[block] = chunk;
        return 0;
    }

    /** Takes the run of a block out; returns its first chunk. */
    int take(int block) {
        int first = head[block];
        store.link(tail[block], ChunkStore.NONE, tailWords[block]);
        head[block] = ChunkStore.NONE;
        tailWords[block] = ChunkStore.CHUNK_WORDS;
        count[block] = 0;
        return first;
    }
}
