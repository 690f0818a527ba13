package org.chronogram.kernel;

import org.chronogram.model.LogicalProcess;

/**
 * Brings LPs into the processor's cache before they are executed. The stream of an LP, its reference and its object lie
 * apart, so the processor would wait for memory several times for each LP that is not cached, and while the events of one LP
 * are handled nothing asks for the next. Here all LPs whose turn is near are asked for at the same time. Not thread safe.
 */
final class ProcessCache {
    private final LogicalProcess[] processes;
    private final LpStates states;

    /** Written so that the loads are not optimized away. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    ProcessCache(LogicalProcess[] processes, LpStates states) {
        this.processes = processes;
        this.states = states;
    }

    /**
     * Fetches LPs, given by local indices. The words of an LP may lie on two cache lines, and so may its object. The end of
     * the object cannot be read here, but the neighbours of an LP in the array are mostly its neighbours in memory, in the
     * same order or, when the garbage collector has moved them, in the opposite one.
     */
    void fetch(int[] lps, int count) {
        int last = processes.length - 1;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int index = lps[i];
            sum += states.touch(index);
            Class<?> type = processes[index].getClass();
            sum += type == processes[Math.max(index - 1, 0)].getClass() ? 1 : 0;
            sum += type == processes[Math.min(index + 1, last)].getClass() ? 1 : 0;
        }
        fetched = sum;
    }
}
