package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Progress;

/** Formats the progress of a run as one line. */
final class ProgressLine {
    /** Simulated time is rounded down to a power of ten that fits into the run at least this many times. */
    private static final long STEPS_SHOWN = 1_000;

    private static final long TEN = 10;
    private static final int PERCENT = 100;

    private final TimeBase timeBase;

    ProgressLine(TimeBase timeBase) {
        this.timeBase = timeBase;
    }

    /**
     * Writes the line.
     *
     * @param now how far the run has come.
     * @param before the progress shown last, since which rates are computed; null at first.
     * @return for example {@code 42%  420s of 1000s  5.12 M events/s  8.1 k steps/s  1m 23s left}.
     */
    String of(Progress now, Progress before) {
        double done = now.endTicks() == 0 ? 0 : (double) now.simulatedTicks() / now.endTicks();
        List<String> parts = new ArrayList<>();
        parts.add((int) (PERCENT * done) + "%");
        parts.add(shown(now.simulatedTicks(), now.endTicks()) + " of " + timeBase.format(now.endTicks()));
        double seconds = now.wallSeconds() - (before == null ? 0 : before.wallSeconds());
        if (seconds > 0) {
            // After a loss of a worker the run goes on from an earlier state.
            long events = Math.max(0, now.events() - (before == null ? 0 : before.events()));
            long steps = Math.max(0, now.steps() - (before == null ? 0 : before.steps()));
            parts.add(Numbers.scaled(events / seconds) + " events/s");
            parts.add(Numbers.scaled(steps / seconds) + " steps/s");
        }
        if (done > 0) {
            parts.add(Numbers.duration(Math.ceil(now.wallSeconds() * (1 - done) / done)) + " left");
        }
        addShares(parts, now);
        return String.join("  ", parts);
    }

    private String shown(long ticks, long endTicks) {
        long grain = 1;
        while (grain <= endTicks / STEPS_SHOWN / TEN) {
            grain *= TEN;
        }
        return timeBase.format(ticks - ticks % grain);
    }

    private static void addShares(List<String> parts, Progress now) {
        if (now.eventsByWorker().size() > 1 && now.events() > 0) {
            List<String> shares = now.eventsByWorker().stream()
                    .map(events -> Long.toString(Math.round((double) PERCENT * events / now.events())))
                    .toList();
            parts.add("by worker " + String.join("/", shares) + " %");
        }
    }
}
