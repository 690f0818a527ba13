package org.chronogram.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.chronogram.model.TimeBase;
import org.chronogram.page.RunHistory.View;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Layout;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.Progress;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.WorkerLoad;
import org.junit.jupiter.api.Test;

final class RunHistoryTest {
    private static final long SECOND = PageFixture.SECOND;

    private final RunHistory history = new RunHistory();

    private void begin() {
        history.begin(RunHead.of(PageFixture.specification(FaultTolerance.DEFAULT), TimeBase.SECONDS));
    }

    private View all() {
        return history.after(0, 0);
    }

    private static Progress progress(double wallSeconds, long events, long steps, WorkerLoad... loads) {
        return new Progress(steps, PageFixture.END_TICKS, events, steps, wallSeconds, List.of(events), List.of(loads));
    }

    private static WorkerLoad load(long steps, long computeNs) {
        return new WorkerLoad(5, List.of(new PartitionTimes(steps, computeNs, 0, 0, 0)));
    }

    @Test
    void shouldBeginWithTheFirstStep() {
        begin();
        history.onProgress(progress(9, 0, 0));
        assertEquals(Phase.STARTING, all().phase());
        assertEquals(List.of(), all().samples());
        history.onProgress(progress(0.2, 10, 1));
        assertEquals(Phase.RUNNING, all().phase());
        assertEquals(0.2, all().samples().get(0).wallSeconds());
    }

    @Test
    void shouldTakeTwoSamplesASecondOfFiveReports() {
        begin();
        for (int report = 1; report <= 50; report++) {
            history.onProgress(progress(report * 0.2, report, report));
        }
        assertEquals(25, all().samples().size());
    }

    @Test
    void shouldKeepABoundedNumberOfSamplesOfTheWholeRun() {
        begin();
        for (int second = 1; second <= 10 * Samples.MOST; second++) {
            history.onProgress(progress(second, second, second));
        }
        List<Sample> samples = all().samples();
        assertTrue(samples.size() <= Samples.MOST, () -> "" + samples.size());
        assertTrue(samples.size() >= Samples.MOST / 2, () -> "" + samples.size());
        assertTrue(samples.get(0).wallSeconds() == 1, () -> samples.get(0).toString());
        assertTrue(samples.get(samples.size() - 1).wallSeconds() > 10 * Samples.MOST - 20);
    }

    @Test
    void shouldReturnOnlyWhatIsNewer() {
        begin();
        history.onProgress(progress(1, 1, 1));
        history.onNotice("first");
        View before = all();
        history.onProgress(progress(2, 2, 2));
        history.onNotice("second");
        View after = history.after(before.samplesTaken(), before.notesTaken());
        assertEquals(
                List.of(2.0), after.samples().stream().map(Sample::wallSeconds).toList());
        assertEquals(
                List.of("second"), after.notes().stream().map(Notes.Note::text).toList());
    }

    @Test
    void shouldKeepTheNewestNotes() {
        for (int note = 0; note < 2 * Notes.MOST; note++) {
            history.onNotice("note " + note);
        }
        assertEquals(Notes.MOST, all().notes().size());
        assertEquals("note " + Notes.MOST, all().notes().get(0).text());
    }

    @Test
    void shouldCountWorkThatIsDoneAgainAgain() {
        begin();
        history.onProgress(progress(1, 100, 10));
        history.onProgress(progress(2, 60, 6));
        history.onProgress(progress(3, 110, 11));
        assertEquals(150, all().eventsDone());
        assertEquals(15, all().stepsDone());
    }

    @Test
    void shouldShowTheTimesOfTheLastSeconds() {
        begin();
        for (int report = 1; report <= 100; report++) {
            history.onProgress(progress(report * 0.2, report, report, load(report, report * SECOND)));
        }
        assertEquals(List.of(new LoadWindow.Row("0.0", new PartitionTimes(24, 24 * SECOND, 0, 0, 0))), all().loads());
    }

    @Test
    void shouldCountAnewWhereAWorkerWasReplacedOrTheLayoutHasChanged() {
        begin();
        history.onProgress(progress(1, 1, 1, load(50, 50)));
        history.onProgress(progress(2, 2, 2, load(3, 4)));
        assertEquals(new PartitionTimes(3, 4, 0, 0, 0), all().loads().get(0).times());
        history.onProgress(progress(3, 3, 3, load(3, 4), load(3, 4)));
        assertEquals(List.of(), all().loads());
    }

    @Test
    void shouldShowNoTimesOfTheSequentialEngine() {
        begin();
        history.onProgress(progress(1, 1, 1, new WorkerLoad(7, List.of())));
        history.onProgress(progress(2, 2, 2, new WorkerLoad(8, List.of())));
        assertEquals(List.of(), all().loads());
        assertEquals(8, all().samples().get(1).heapBytes());
    }

    @Test
    void shouldTakeALastSampleAtTheEnd() {
        begin();
        history.onProgress(progress(1, 1, 1));
        history.onProgress(progress(1.2, 2, 2));
        assertEquals(1, all().samples().size());
        history.end(new RunEnd(true, "done", ""));
        assertEquals(1.2, all().samples().get(1).wallSeconds());
    }

    @Test
    void shouldKeepTheFirstOutcome() {
        begin();
        history.end(new RunEnd(true, "done", ""));
        history.end(new RunEnd(false, "not begun", ""));
        history.onProgress(progress(1, 1, 1));
        assertEquals(Optional.of("done"), all().end().map(RunEnd::badge));
        assertEquals(List.of(), all().samples());
        assertFalse(history.askToStop());
        assertFalse(history.askForCheckpoint());
    }

    @Test
    void shouldTellWhetherThereIsSomethingNewer() throws InterruptedException {
        long version = all().version();
        assertFalse(history.awaitNewer(version, 1));
        history.onNotice("new");
        assertTrue(history.awaitNewer(version, 1));
    }

    @Test
    void shouldOfferCheckpointsOnlyWhereTheyAreKept() {
        RunSpecification workers = PageFixture.specification(FaultTolerance.DEFAULT);
        assertTrue(RunHead.of(workers, TimeBase.SECONDS).keepsCheckpoints());
        RunSpecification local = workers.on(Layout.of(0, 1));
        assertFalse(RunHead.of(local, TimeBase.SECONDS).keepsCheckpoints());
        assertTrue(RunHead.of(local.with(FaultTolerance.DEFAULT.in("/tmp/run")), TimeBase.SECONDS)
                .keepsCheckpoints());
        assertFalse(RunHead.of(workers.with(FaultTolerance.WITHOUT_CHECKPOINTS), TimeBase.SECONDS)
                .keepsCheckpoints());
    }
}
