package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;

/**
 * Shows the progress of a run: one line rewritten in place on a terminal, a line every few seconds elsewhere. Thread safe;
 * progress that arrives after {@link #close} is not shown.
 */
final class ProgressPrinter implements RunListener, AutoCloseable {
    private static final long LIVE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PLAIN_INTERVAL_NS = TimeUnit.SECONDS.toNanos(5);
    private static final String REWRITE = "\r";
    private static final String ERASE_REST = "\u001b[K";

    private final PrintWriter err;
    private final boolean live;
    private final int width;
    private final LongSupplier nanoTime;
    private final String label;
    private final ProgressLine line;
    private long lastShownNs;
    private Progress lastShown;
    private boolean closed;

    ProgressPrinter(CliContext context, String label, TimeBase timeBase) {
        err = context.err();
        live = context.terminal();
        width = context.width();
        nanoTime = context.nanoTime();
        this.label = label;
        line = new ProgressLine(timeBase);
        lastShownNs = nanoTime.getAsLong();
    }

    @Override
    public synchronized void onProgress(Progress progress) {
        long nowNs = nanoTime.getAsLong();
        if (closed || nowNs - lastShownNs < (live ? LIVE_INTERVAL_NS : PLAIN_INTERVAL_NS)) {
            return;
        }
        String text = label + line.of(progress, lastShown);
        if (live) {
            err.print(REWRITE + cut(text) + ERASE_REST);
            err.flush();
        } else {
            err.println(text);
        }
        lastShownNs = nowNs;
        lastShown = progress;
    }

    @Override
    public synchronized void onNotice(String notice) {
        err.println((live && lastShown != null ? REWRITE + ERASE_REST : "") + notice);
        err.flush();
    }

    /** Leaves the last column free: some terminals wrap the line when that column is written. */
    private String cut(String text) {
        return text.substring(0, Math.min(text.length(), width - 1));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (live && lastShown != null) {
            err.print(REWRITE + ERASE_REST);
            err.flush();
        }
    }
}
