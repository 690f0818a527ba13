package org.chronogram.page;

import java.util.List;

/**
 * How far a sweep had come at one moment.
 *
 * @param number samples are numbered from 1.
 * @param wallSeconds wall-clock time since the begin.
 * @param events events that all runs have handled, since the begin.
 * @param runs runs that have ended.
 * @param heapBytes memory in use.
 */
record SweepSample(long number, double wallSeconds, long events, int runs, long heapBytes) implements Samples.Timed {
    /** Returns the values in the order in which {@code sweep.js} names them. */
    List<Number> values() {
        return List.of(wallSeconds, events, runs, heapBytes);
    }
}
