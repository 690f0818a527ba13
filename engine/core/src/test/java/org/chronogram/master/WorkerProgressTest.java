package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.protocol.WorkerMessage.Ready;
import org.chronogram.run.Progress;
import org.chronogram.run.WorkerLoad;
import org.junit.jupiter.api.Test;

final class WorkerProgressTest {
    private static final WorkerLoad LOAD = new WorkerLoad(5, List.of());
    private static final long END_TICKS = 1_000;

    private long nowNs = 5_000_000_000L;
    private final WorkerProgress progress = new WorkerProgress(3, END_TICKS, () -> nowNs);

    private void reportAll() {
        progress.update(0, new ProgressReport(0, 300, 30, 6, LOAD));
        progress.update(1, new ProgressReport(0, 200, 20, 4, LOAD));
        progress.update(2, new ProgressReport(0, 250, 25, 5, LOAD));
    }

    private static Ready ready(long step, long events, boolean stayed) {
        return new Ready(1, Collections.nCopies(3, null), step, events, stayed);
    }

    @Test
    void shouldBeAtTheStartBeforeTheFirstReport() {
        assertEquals(
                new Progress(0, END_TICKS, 0, 0, 0, List.of(0L, 0L, 0L), Collections.nCopies(3, WorkerLoad.UNKNOWN)),
                progress.snapshot());
    }

    @Test
    void shouldBeAsFarAsTheLastWorkerWithTheEventsOfAll() {
        reportAll();
        nowNs += 1_500_000_000;
        assertEquals(
                new Progress(200, END_TICKS, 75, 4, 1.5, List.of(30L, 20L, 25L), Collections.nCopies(3, LOAD)),
                progress.snapshot());
        assertEquals(200, progress.simulatedTicks());
        assertEquals(1, progress.lastWorker());
    }

    @Test
    void shouldCountTheWallClockTimeBeforeTheRunWasResumed() {
        nowNs += 9_000_000_000L;
        progress.start(2_000_000_000);
        nowNs += 500_000_000;
        assertEquals(2.5, progress.snapshot().wallSeconds());
    }

    @Test
    void shouldCountTheEventsThatAreHandledAgainByWorkersThatGoBack() {
        reportAll();
        long again = progress.goBack(List.of(ready(3, 10, false), ready(5, 20, true), ready(3, 26, false)), 150);
        assertEquals(20, again, "worker 0 only: worker 1 has stayed, worker 2 had reported less than it goes back to");
        assertEquals(List.of(10L, 20L, 26L), progress.snapshot().eventsByWorker());
        assertEquals(150, progress.simulatedTicks());
        assertEquals(2, progress.snapshot().steps());
        assertEquals(0, progress.lastWorker());
    }
}
