package org.chronogram.kernel;

import java.util.Arrays;

/**
 * The events of one window, handed out LP by LP.
 *
 * <p>A window of many events over many LPs is first divided by blocks of LPs: one sequential pass copies each record once,
 * and saves the cache misses that grouping and executing all LPs at once would cost. Not thread safe.
 */
final class Window {
    /** Takes a record that belongs to a later window. */
    @FunctionalInterface
    interface LeftoverHandler {
        void onLeftover(long[] words, int offset, int lengthWords);
    }

    /** So many LPs stay in the cache from one window to the next. */
    private static final int CACHED_LPS = 4 * BlockRuns.BLOCK_LPS;

    private static final int EVENTS_PER_BLOCK = 8;

    private final ChunkStore store;
    private final LpDirectory directory;
    private final BlockRuns blocks;
    private final EventGrouper grouper;
    private int[] runs = new int[16];
    private int runCount;
    private long capacity;
    private boolean divided;

    Window(ChunkStore store, LpDirectory directory) {
        this.store = store;
        this.directory = directory;
        blocks = new BlockRuns(store, directory.size());
        grouper = new EventGrouper(directory.size() > CACHED_LPS);
    }

    /** Adds a list of chunks with records. */
    void addRun(int firstChunk) {
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, runCount * 2);
        }
        runs[runCount++] = firstChunk;
        for (int chunk = firstChunk; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
            capacity += store.usedWords(chunk) / EventLayout.HEADER_WORDS;
        }
    }

    /** Groups the records below the horizon; the others are handed back. */
    void collect(long horizon, LeftoverHandler leftovers) {
        divided = directory.size() > CACHED_LPS && capacity >= (long) EVENTS_PER_BLOCK * blocks.blocks();
        if (!divided) {
            grouper.begin(0, directory.size(), capacity);
        }
        for (int i = 0; i < runCount; i++) {
            collectRun(runs[i], horizon, leftovers);
        }
        if (divided) {
            forgetRuns();
        }
    }

    /** A chunk that has been divided is free at once: the next chunk of a block takes its memory while that is cached. */
    private void collectRun(int firstChunk, long horizon, LeftoverHandler leftovers) {
        int chunk = firstChunk;
        while (chunk != ChunkStore.NONE) {
            int following = store.next(chunk);
            collectChunk(chunk, horizon, leftovers);
            if (divided) {
                store.release(chunk);
            }
            chunk = following;
        }
    }

    private void collectChunk(int chunk, long horizon, LeftoverHandler leftovers) {
        long[] words = store.fetch(chunk);
        int end = store.usedWords(chunk);
        int offset = 0;
        while (offset < end) {
            int lengthWords = EventLayout.lengthWords(words, offset);
            int lp = directory.indexOf(EventLayout.target(words, offset));
            if (EventLayout.time(words, offset) >= horizon) {
                leftovers.onLeftover(words, offset, lengthWords);
            } else if (divided) {
                blocks.append(lp >>> BlockRuns.BLOCK_SHIFT, words, offset, lengthWords);
            } else {
                grouper.add(ChunkStore.address(chunk, offset), lp);
            }
            offset += lengthWords;
        }
    }

    void forEachGroup(EventGrouper.GroupHandler handler) {
        if (!divided) {
            grouper.forEachGroup(handler);
            return;
        }
        for (int block = 0; block < blocks.blocks(); block++) {
            if (blocks.count(block) > 0) {
                executeBlock(block, handler);
            }
        }
    }

    private void executeBlock(int block, EventGrouper.GroupHandler handler) {
        int firstLp = block << BlockRuns.BLOCK_SHIFT;
        int blockLps = Math.min(BlockRuns.BLOCK_LPS, directory.size() - firstLp);
        grouper.begin(firstLp, blockLps, blocks.count(block));
        int firstChunk = blocks.take(block);
        for (int chunk = firstChunk; chunk != ChunkStore.NONE; chunk = store.next(chunk)) {
            groupChunk(chunk);
        }
        grouper.forEachGroup(handler);
        store.releaseList(firstChunk);
    }

    private void groupChunk(int chunk) {
        long[] words = store.fetch(chunk);
        int end = store.usedWords(chunk);
        for (int offset = 0; offset < end; offset += EventLayout.lengthWords(words, offset)) {
            grouper.add(ChunkStore.address(chunk, offset), directory.indexOf(EventLayout.target(words, offset)));
        }
    }

    /** Hands every record to the leftovers instead of grouping them. */
    void returnAll(LeftoverHandler leftovers) {
        collect(Long.MIN_VALUE, leftovers);
        release();
    }

    /** Gives the chunks back. */
    void release() {
        for (int i = 0; i < runCount; i++) {
            store.releaseList(runs[i]);
        }
        forgetRuns();
    }

    private void forgetRuns() {
        runCount = 0;
        capacity = 0;
    }
}
