package org.chronogram.kernel;

import org.chronogram.model.LogicalProcess;

/**
 * Brings LPs into the processor's cache before they are executed. An LP that is not cached is waited for several times, as
 * its stream, its reference and its object lie apart, and while its events are handled nobody asks for the next one. Here
 * all LPs whose turn is near are asked for at the same time. Not thread safe.
 */
final class ProcessCache {
    private final LogicalProcess[] processes;
    private final long[] states;
    private final int firstLp;

    /** Written so that the loads are not optimized away. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    ProcessCache(LogicalProcess[] processes, long[] states, int firstLp) {
        this.processes = processes;
        this.states = states;
        this.firstLp = firstLp;
    }

    /**
     * Fetches LPs. The words of an LP may lie on two cache lines, and so may its object. The end of that cannot be read
     * here, but its neighbours in the array are mostly its neighbours in memory, in the one order or, when the garbage
     * collector has moved them, in the other.
     */
    void fetch(int[] lps, int count) {
        int last = processes.length - 1;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int index = lps[i] - firstLp;
            int word = index * ActiveProcess.STATE_WORDS;
            sum += states[word] + states[word + ActiveProcess.STATE_WORDS - 1];
            Class<?> type = processes[index].getClass();
            sum += type == processes[Math.max(index - 1, 0)].getClass() ? 1 : 0;
            sum += type == processes[Math.min(index + 1, last)].getClass() ? 1 : 0;
        }
        fetched = sum;
    }
}
