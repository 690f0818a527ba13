package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.chronogram.experiment.ExperimentListener;
import org.chronogram.experiment.ExperimentProgress;

/**
 * Shows how many runs of a sweep are done: one line rewritten in place on a terminal, a line every few seconds elsewhere.
 * Thread safe.
 */
final class SweepProgress implements ExperimentListener, AutoCloseable {
    private static final long LIVE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PLAIN_INTERVAL_NS = TimeUnit.SECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String REWRITE = "\r";
    private static final String ERASE_REST = "\u001b[K";

    private final PrintWriter err;
    private final boolean live;
    private final boolean quiet;
    private final int width;
    private final LongSupplier nanoTime;
    private final long startNs;
    private final Set<String> notices = new HashSet<>();
    private long lastShownNs;
    private boolean shown;
    private boolean closed;

    SweepProgress(CliContext context, boolean quiet) {
        err = context.err();
        live = context.terminal();
        width = context.width();
        nanoTime = context.nanoTime();
        this.quiet = quiet;
        startNs = nanoTime.getAsLong();
        lastShownNs = startNs;
    }

    @Override
    public synchronized void onProgress(ExperimentProgress progress) {
        long nowNs = nanoTime.getAsLong();
        if (quiet || closed || nowNs - lastShownNs < (live ? LIVE_INTERVAL_NS : PLAIN_INTERVAL_NS)) {
            return;
        }
        String text = line(progress, (nowNs - startNs) / NANOS_PER_SECOND);
        if (live) {
            err.print(REWRITE + text.substring(0, Math.min(text.length(), width - 1)) + ERASE_REST);
            err.flush();
        } else {
            err.println(text);
        }
        lastShownNs = nowNs;
        shown = true;
    }

    /**
     * Writes the line.
     *
     * @param seconds time since the start.
     * @return for example {@code 37 of 90 runs  1 failed  1m 23s left}.
     */
    static String line(ExperimentProgress progress, double seconds) {
        StringBuilder text = new StringBuilder()
                .append(Numbers.grouped(progress.done()))
                .append(" of ")
                .append(Numbers.counted(progress.total(), "run"));
        if (progress.failed() > 0) {
            text.append("  ").append(Numbers.grouped(progress.failed())).append(" failed");
        }
        if (progress.doneHere() > 0) {
            double left = seconds / progress.doneHere() * (progress.total() - progress.done());
            text.append("  ").append(Numbers.duration(Math.ceil(left))).append(" left");
        }
        return text.toString();
    }

    @Override
    public void onRound(int points, int runs) {
        if (!quiet) {
            say(round(points, runs));
        }
    }

    static String round(int points, int runs) {
        return Numbers.counted(points, "combination") + " not known exactly enough: "
                + Numbers.counted(runs, "more run");
    }

    @Override
    public void onNotice(String notice) {
        boolean unused = showOnce(notice);
    }

    /** Shows a notice, once for all runs that have it; returns whether it was shown. */
    synchronized boolean showOnce(String notice) {
        boolean isNew = notices.add(notice);
        if (isNew) {
            say(notice);
        }
        return isNew;
    }

    private synchronized void say(String line) {
        err.println((live && shown ? REWRITE + ERASE_REST : "") + line);
        err.flush();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (live && shown) {
            err.print(REWRITE + ERASE_REST);
            err.flush();
        }
    }
}
