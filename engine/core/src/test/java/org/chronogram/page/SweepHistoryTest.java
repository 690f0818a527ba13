package org.chronogram.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.run.Progress;
import org.junit.jupiter.api.Test;

final class SweepHistoryTest {
    private final SweepHistory history = new SweepHistory();

    private void begin() {
        history.begin(new SweepHead("ring", Map.of()));
    }

    private SweepHistory.View all() {
        return history.after(0, 0, 0);
    }

    private void beginRun(int number) {
        history.onBegin(new ActiveRun(number, "lps=" + number, 0, Optional.empty()));
    }

    private static Progress halfWay(long events) {
        return new Progress(50, 100, events, 1, 3, List.of(events));
    }

    private static SweepTable table(String... cells) {
        return new SweepTable(List.of("lps", "wait"), 1, List.of(List.of("1", cells[0]), List.of("2", cells[1])), "");
    }

    @Test
    void shouldCountThePartsOfRunsThatGoOn() {
        begin();
        history.onCounts(new SweepCounts(6, 10, 1, 0));
        beginRun(6);
        beginRun(7);
        assertEquals(0.6, all().doneShare(), 1e-9);
        history.onProgress(6, halfWay(100));
        history.onProgress(7, halfWay(200));
        history.onTime(8, 5);
        assertEquals(0.7, all().doneShare(), 1e-9);
        assertEquals(8 / 2.0 * 3, all().secondsLeft(), 1e-9);
        assertEquals(300, all().events());
        assertEquals(3, all().active().get(0).secondsLeft(), 1e-9);
    }

    @Test
    void shouldExpectNothingBeforeTheFirstReport() {
        begin();
        history.onCounts(new SweepCounts(6, 10, 0, 0));
        history.onTime(8, 5);
        assertTrue(Double.isNaN(all().secondsLeft()));
    }

    @Test
    void shouldCountTheEventsOfRunsThatHaveEndedOrFailed() {
        begin();
        beginRun(1);
        beginRun(2);
        history.onProgress(1, halfWay(100));
        history.onProgress(2, halfWay(100));
        history.onEnd(1, 250);
        history.onEnd(2, 0);
        assertEquals(350, all().events());
        assertEquals(List.of(), all().active());
    }

    @Test
    void shouldTellOnlyRowsThatHaveChanged() {
        begin();
        history.onTable(table("a", "b"));
        assertEquals(List.of(0, 1), all().newRows());
        assertTrue(all().newHeadings());
        long before = all().version();
        history.onTable(table("a", "c"));
        SweepHistory.View next = history.after(0, 0, before);
        assertEquals(List.of(1), next.newRows());
        assertFalse(next.newHeadings());
        long later = next.version();
        history.onTable(
                new SweepTable(List.of("lps", "delay"), 1, table("a", "c").rows(), ""));
        assertTrue(history.after(0, 0, later).newHeadings());
        assertEquals(List.of(0, 1), history.after(0, 0, later).newRows());
    }

    @Test
    void shouldTakeNoSampleBeforeItBeginsOrAfterItsEnd() {
        history.onTime(1, 5);
        begin();
        history.onTime(2, 5);
        history.onTime(3, 6);
        history.end(new RunEnd(true, "done", ""));
        history.onTime(4, 7);
        assertEquals(
                List.of(2.0, 3.0),
                all().samples().stream().map(SweepSample::wallSeconds).toList());
        assertEquals(List.of(3.0, 0L, 0, 6L), all().samples().get(1).values());
    }

    @Test
    void shouldStopOnlyWhatGoesOn() {
        assertFalse(history.askToStop());
        begin();
        assertTrue(history.askToStop());
        assertEquals(Phase.STOPPING, all().phase());
        history.onCounts(new SweepCounts(6, 10, 0, 0));
        assertEquals(Phase.STOPPING, all().phase());
        history.end(new RunEnd(false, "stopped", ""));
        assertFalse(history.askToStop());
    }
}
