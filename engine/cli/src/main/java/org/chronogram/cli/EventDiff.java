package org.chronogram.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.replay.EventSearch;
import org.chronogram.replay.ReplaySource;
import org.chronogram.results.RunDiff;
import org.chronogram.run.CodeChecksums;

/** Repeats two runs that differ, and says which event is the first that is not the same. */
final class EventDiff {
    private static final double NOTABLE_SECONDS = 2;

    /** Each run is repeated so often: to find the time, the event, and what led to it. */
    private static final int REPETITIONS = 3;

    private final CliContext context;
    private final RunDiff diff;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A run to be repeated.
     *
     * @param name how the user calls it.
     * @param classPathOption option by which another class path can be given.
     * @param classPath the class path; null for that of the run.
     */
    record Side(String name, String classPathOption, String classPath) {}

    EventDiff(CliContext context, RunDiff diff) {
        this.context = context;
        this.diff = diff;
    }

    /**
     * Searches and prints.
     *
     * @return false when the user has stopped the search.
     */
    boolean print(Side one, Side other) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            print(one, source(one, diff.first()), other, source(other, diff.second()));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return !stopped.get();
    }

    private ReplaySource source(Side side, Map<String, Object> manifest) {
        ReplaySource source = ReplaySource.of(
                ReplayInput.read(context, side.name(), side.classPath()),
                line -> context.err().println("sim: " + line));
        Map<String, String> then = texts(manifest.get("codeChecksums"));
        if (!ReplaySource.sameCode(then, source.code())) {
            String changed = String.join(", ", CodeChecksums.differences(then, source.code()));
            if (side.classPath() == null) {
                throw new InvalidInputException(side.name() + ": the code in " + changed
                        + " has changed since the run was made, so the run cannot be repeated: give the class path with"
                        + " the code of then by " + side.classPathOption() + ", or --no-events");
            }
            context.err()
                    .println("sim: " + side.classPathOption() + ": the code in " + changed + " is not that of the run "
                            + side.name());
        }
        return source;
    }

    private static Map<String, String> texts(Object fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (fields instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    private void print(Side one, ReplaySource first, Side other, ReplaySource second) {
        TimeBase timeBase = first.timeBase();
        long reachedTicks = Math.min(reached(diff.first(), timeBase), reached(diff.second(), timeBase));
        long untilTicks = Math.min(reachedTicks, diff.differentTicks());
        announce();
        context.stopSwitch().watch(() -> stopped.set(true), () -> ": the search for the event ends here");
        EventSearch.Outcome outcome = new EventSearch(
                        first,
                        second,
                        untilTicks,
                        stopped::get,
                        line -> context.err().println("sim: " + line))
                .find(diff.differentTicks() < Long.MAX_VALUE ? diff.equalTicks() : Long.MAX_VALUE);
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

    private void announce() {
        double seconds = REPETITIONS * (sequentialSeconds(diff.first()) + sequentialSeconds(diff.second()));
        if (seconds >= NOTABLE_SECONDS) {
            context.err()
                    .println("sim: both runs are repeated on one thread to find the event, which takes at most about "
                            + Numbers.duration(seconds) + "; ctrl-C ends it, --no-events leaves it out");
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
