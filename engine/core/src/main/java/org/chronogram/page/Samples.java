package org.chronogram.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * The samples of a run or a sweep. When there are too many, every second one is left out and further ones are taken half as often: so
 * the memory is bounded, and the curves cover the whole run. Not thread safe.
 */
final class Samples<S extends Samples.Timed> {
    static final int MOST = 1_200;

    /** Twice a second is smooth enough to look at, and lets the browser sleep in between. */
    private static final double SHORTEST_INTERVAL_SECONDS = 0.39;

    /** A sample. */
    interface Timed {
        /** Returns its number; samples are numbered from 1. */
        long number();

        /** Returns the wall-clock time since the begin. */
        double wallSeconds();
    }

    private final List<S> samples = new ArrayList<>();
    private double intervalSeconds = SHORTEST_INTERVAL_SECONDS;
    private long taken;

    /** Takes a sample where one is due; returns whether it was. */
    boolean offer(double wallSeconds, LongFunction<S> made) {
        if (!samples.isEmpty() && wallSeconds < last().wallSeconds()) {
            // The clock of a run with workers begins anew at the first step.
            samples.clear();
        }
        if (!samples.isEmpty() && wallSeconds - last().wallSeconds() < intervalSeconds) {
            return false;
        }
        add(made);
        return true;
    }

    /** Takes a sample in any case, as it is the last. */
    void addLast(double wallSeconds, LongFunction<S> made) {
        if (!samples.isEmpty() && wallSeconds > last().wallSeconds()) {
            add(made);
        }
    }

    private void add(LongFunction<S> made) {
        if (samples.size() == MOST) {
            thin();
        }
        samples.add(made.apply(++taken));
    }

    private S last() {
        return samples.get(samples.size() - 1);
    }

    private void thin() {
        List<S> kept = IntStream.iterate(0, index -> index < samples.size(), index -> index + 2)
                .mapToObj(samples::get)
                .toList();
        samples.clear();
        samples.addAll(kept);
        intervalSeconds *= 2;
    }

    /** Returns the samples with a larger number. */
    List<S> after(long number) {
        int begin = samples.size();
        while (begin > 0 && samples.get(begin - 1).number() > number) {
            begin--;
        }
        return List.copyOf(samples.subList(begin, samples.size()));
    }

    /** Returns how many samples were taken so far. */
    long taken() {
        return taken;
    }
}
