package org.chronogram.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.model.TimeBase;
import org.chronogram.replay.EventSearch;
import org.chronogram.replay.ReplaySource;
import org.chronogram.results.RunDiff;

/** Repeats two runs that differ, and says which event is the first that is not the same. */
final class EventDiff {
    private static final double NOTABLE_SECONDS = 2;

    /** Each run is repeated so often: to find the time, the event, and what led to it. */
    private static final int REPETITIONS = 3;

    private final CliContext context;
    private final RunDiff diff;
    private final long limitMs;
    private final long beginNs;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private boolean complete;

    /**
     * A run to be repeated.
     *
     * @param name how the user calls it.
     * @param classPathOption option by which another class path can be given.
     * @param classPath the class path; empty for that of the run.
     */
    record Side(String name, String classPathOption, String classPath) {}

    /**
     * Prepares the search.
     *
     * @param diff what is known of the runs.
     * @param limitMs wall-clock time after which the search ends; Long.MAX_VALUE for no limit.
     */
    EventDiff(CliContext context, RunDiff diff, long limitMs) {
        this.context = context;
        this.diff = diff;
        this.limitMs = limitMs;
        beginNs = context.nanoTime().getAsLong();
    }

    private boolean isStopped() {
        long elapsedMs = TimeUnit.NANOSECONDS.toMillis(context.nanoTime().getAsLong() - beginNs);
        return stopped.get() || elapsedMs >= limitMs;
    }

    /**
     * Searches and prints.
     *
     * @return false when the search was stopped before it came to its end.
     */
    boolean print(Side one, Side other) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            print(one, source(one), other, source(other));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return complete;
    }

    private ReplaySource source(Side side) {
        return ReplayInput.source(context, side.name(), side.classPathOption(), side.classPath());
    }

    private void print(Side one, ReplaySource first, Side other, ReplaySource second) {
        TimeBase timeBase = first.timeBase();
        long reachedTicks = Math.min(reached(diff.first(), timeBase), reached(diff.second(), timeBase));
        long untilTicks = Math.min(reachedTicks, diff.differentTicks());
        context.stopSwitch().watch(() -> stopped.set(true), () -> ": the search for the event ends here");
        EventSearch search = new EventSearch(
                first,
                second,
                untilTicks,
                this::isStopped,
                line -> context.err().println(Failures.line(line)));
        long equalTicks = diff.differentTicks() < Long.MAX_VALUE ? diff.equalTicks() : Long.MAX_VALUE;
        announce((double) search.repeatedTicks(equalTicks) / Math.max(1, reachedTicks));
        EventSearch.Outcome outcome = search.find(equalTicks);
        complete = !outcome.stopped();
        context.out().println(summary(outcome, timeBase));
        PartingText text = new PartingText(one.name(), other.name(), timeBase);
        outcome.parting().map(text::lines).orElse(List.of()).forEach(context.out()::println);
    }

    private static String summary(EventSearch.Outcome outcome, TimeBase timeBase) {
        String from = outcome.startTicks() == 0 ? "the start" : timeBase.format(outcome.startTicks());
        String repeated = ", repeated from " + from;
        String until = timeBase.format(outcome.comparedTicks());
        if (outcome.stopped()) {
            return "events: the same up to " + until + repeated + ", when the search was stopped";
        }
        return outcome.parting().isPresent()
                ? "events: the same before " + until + repeated
                : "events: all the same up to " + until + repeated
                        + ": what differs is no event, or comes of state that LPs share beside events";
    }

    private static long reached(Map<String, Object> manifest, TimeBase timeBase) {
        return timeBase.parse(String.valueOf(manifest.get("reachedTime")));
    }

    private void announce(double share) {
        double seconds = share * REPETITIONS * (sequentialSeconds(diff.first()) + sequentialSeconds(diff.second()));
        if (seconds >= NOTABLE_SECONDS) {
            context.err()
                    .println("sim: both runs are repeated on one thread to find the event, which takes at most about "
                            + Numbers.duration(seconds)
                            + "; ctrl-C or --stop-after ends it, --no-events leaves it out");
        }
    }

    private static double sequentialSeconds(Map<String, Object> manifest) {
        return number(manifest, "wallSeconds", 0)
                * Math.max(1, number(manifest, "workers", 1))
                * Math.max(1, number(manifest, "threads", 1));
    }

    private static double number(Map<String, Object> manifest, String name, double missing) {
        return manifest.get(name) instanceof Number number ? number.doubleValue() : missing;
    }
}
