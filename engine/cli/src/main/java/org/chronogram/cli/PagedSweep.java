package org.chronogram.cli;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.chronogram.experiment.DoubtfulFailureException;
import org.chronogram.experiment.ExperimentProgress;
import org.chronogram.experiment.FailedRun;
import org.chronogram.experiment.Observations;
import org.chronogram.experiment.PlaceLostException;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.RunOutput;
import org.chronogram.experiment.StoppableRun;
import org.chronogram.page.RunEnd;
import org.chronogram.page.SweepCounts;
import org.chronogram.page.SweepHead;
import org.chronogram.page.SweepPage;
import org.chronogram.run.Progress;
import org.chronogram.threads.DaemonThreads;

/** Shows a sweep on a live page. Thread safe. */
final class PagedSweep implements SweepView {
    private static final long INTERVAL_MS = 500;

    /** The table is made of all runs; of many runs it is made less often, so that it takes a tenth of a core at most. */
    private static final int SHARE_OF_A_CORE = 10;

    private final SweepPage page;
    private final List<String> shown;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("sweep-page"));
    private Supplier<Observations> results = () -> null;
    private long startNs;
    private long nextTableNs;
    private int runsInTable;

    /** Written with the lock of the experiment, which the table needs too: so no other lock guards it. */
    private volatile int runsEnded;

    /**
     * Prepares the page.
     *
     * @param shown names of the results to show; none for a choice that fits.
     */
    PagedSweep(SweepPage page, List<String> shown, LongSupplier nanoTime) {
        this.page = page;
        this.shown = List.copyOf(shown);
        this.nanoTime = nanoTime;
    }

    @Override
    public void begin(SweepHead head, Runnable stop, Supplier<Observations> newResults) {
        synchronized (this) {
            results = newResults;
            startNs = nanoTime.getAsLong();
            nextTableNs = startNs;
        }
        page.begin(head, stop);
        Future<?> unused = timer.scheduleWithFixedDelay(this::refresh, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    /** Shows what there is at this moment. The experiment never waits for this lock. */
    synchronized void refresh() {
        long nowNs = nanoTime.getAsLong();
        if (runsEnded > runsInTable && nowNs - nextTableNs >= 0) {
            runsInTable = runsEnded;
            page.onTable(LiveTable.of(results.get(), shown));
            nextTableNs = nowNs + SHARE_OF_A_CORE * (nanoTime.getAsLong() - nowNs);
        }
        Runtime memory = Runtime.getRuntime();
        page.onTime((nowNs - startNs) / 1e9, memory.totalMemory() - memory.freeMemory());
    }

    @Override
    public void onProgress(ExperimentProgress progress) {
        page.onCounts(new SweepCounts(progress.done(), progress.total(), progress.doneHere(), progress.failed()));
        runsEnded = progress.done();
    }

    @Override
    public void onRound(int points, int runs) {
        page.onNotice(SweepProgress.round(points, runs));
    }

    @Override
    public void onFailed(FailedRun failure) {
        page.onNotice(failure.run().text() + ": " + failure.message());
    }

    @Override
    public void onNotice(String line) {
        page.onNotice(line);
    }

    @Override
    public void onRunProgress(PlannedRun run, Progress progress) {
        page.onRunProgress(run.number(), progress);
    }

    @Override
    public StoppableRun shown(PlannedRun planned, StoppableRun run) {
        return new StoppableRun() {
            @Override
            public RunOutput run() throws PlaceLostException, DoubtfulFailureException {
                page.onRunBegin(planned.number(), planned.point().text(), planned.replication());
                long events = 0;
                try {
                    RunOutput output = run.run();
                    events = output.events();
                    return output;
                } finally {
                    page.onRunEnd(planned.number(), events);
                }
            }

            @Override
            public void stop() {
                run.stop();
            }
        };
    }

    /** Shows all results before. */
    @Override
    public synchronized void end(RunEnd outcome) {
        nextTableNs = nanoTime.getAsLong();
        refresh();
        page.end(outcome);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        page.close();
    }
}
