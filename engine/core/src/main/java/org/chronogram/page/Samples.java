package org.chronogram.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Progress;

/**
 * The samples of a run. When there are too many, every second one is left out and further ones are taken half as often: so
 * the memory is bounded, and the curves cover the whole run. Not thread safe.
 */
final class Samples {
    static final int MOST = 1_200;

    /** Twice a second is smooth enough to look at, and lets the browser sleep in between. */
    private static final double SHORTEST_INTERVAL_SECONDS = 0.39;

    private final List<Sample> samples = new ArrayList<>();
    private double intervalSeconds = SHORTEST_INTERVAL_SECONDS;
    private long taken;

    /** Takes a sample where one is due; returns whether it was. */
    boolean offer(Progress progress, TimeBase timeBase, long checkpoints, long losses) {
        if (!samples.isEmpty() && progress.wallSeconds() < last().wallSeconds()) {
            // The clock of a run with workers begins anew at the first step.
            samples.clear();
        }
        if (!samples.isEmpty() && progress.wallSeconds() - last().wallSeconds() < intervalSeconds) {
            return false;
        }
        add(progress, timeBase, checkpoints, losses);
        return true;
    }

    /** Takes a sample in any case, as it is the last. */
    void addLast(Progress progress, TimeBase timeBase, long checkpoints, long losses) {
        if (!samples.isEmpty() && progress.wallSeconds() > last().wallSeconds()) {
            add(progress, timeBase, checkpoints, losses);
        }
    }

    private void add(Progress progress, TimeBase timeBase, long checkpoints, long losses) {
        if (samples.size() == MOST) {
            thin();
        }
        samples.add(Sample.of(++taken, progress, timeBase, checkpoints, losses));
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }

    private void thin() {
        List<Sample> kept = IntStream.iterate(0, index -> index < samples.size(), index -> index + 2)
                .mapToObj(samples::get)
                .toList();
        samples.clear();
        samples.addAll(kept);
        intervalSeconds *= 2;
    }

    /** Returns the samples with a larger number. */
    List<Sample> after(long number) {
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
