package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.chronogram.model.Counter;
import org.chronogram.model.DigestSeries;
import org.chronogram.model.SeriesRange;
import org.chronogram.model.StatisticSet;
import org.junit.jupiter.api.Test;

final class RunMarksTest {
    private static final long END = 100;

    private final StatisticSet statistics = new StatisticSet();
    private final Counter counter = statistics.add(new Counter("arrived", "customers"));

    private RunMarks marks(long warmUpTicks, long sampleTicks, long endTicks) {
        return new RunMarks(warmUpTicks, sampleTicks, endTicks, statistics, () -> 11, () -> 22);
    }

    private int taken() {
        return statistics.series().orElseThrow().taken();
    }

    @Test
    void shouldHaveNoMarksUnlessAsked() {
        assertEquals(Long.MAX_VALUE, marks(0, 0, END).nextTicks());
        assertFalse(statistics.series().isPresent());
    }

    @Test
    void shouldTakeSamplesUpToTheEnd() {
        RunMarks marks = marks(0, 25, END);
        assertEquals(4, statistics.series().orElseThrow().samples());
        assertEquals(25, marks.nextTicks());
        marks.pass(24, false, 0);
        assertEquals(0, taken());
        marks.pass(25, false, 0);
        assertEquals(1, taken());
        assertEquals(50, marks.nextTicks());
        marks.pass(Long.MAX_VALUE, false, 0);
        assertEquals(4, taken());
        assertEquals(Long.MAX_VALUE, marks.nextTicks());
    }

    @Test
    void shouldForgetWhatWasRecordedInTheWarmUp() {
        RunMarks marks = marks(30, 0, END);
        assertEquals(30, marks.nextTicks());
        counter.add(7);
        marks.pass(29, false, 0);
        assertEquals(7, counter.count());
        marks.pass(33, false, 0);
        assertEquals(0, counter.count());
        assertEquals(Long.MAX_VALUE, marks.nextTicks());
        counter.add(2);
        marks.pass(60, false, 0);
        assertEquals(2, counter.count());
        assertEquals(7, statistics.ofWarmUp().counter("arrived").count());
        assertEquals(0, taken());
    }

    @Test
    void shouldNoteDigestsBesideSamples() {
        RunMarks marks = marks(0, 40, END);
        marks.logDigests(30, () -> new long[DigestSeries.GROUPS]);
        DigestSeries digests = statistics.digests().orElseThrow();
        assertEquals(3, digests.times());
        assertEquals(30, marks.nextTicks());
        marks.pass(30, false, 0);
        assertEquals(40, marks.nextTicks());
        marks.pass(59, false, 0);
        assertEquals(1, taken());
        assertFalse(digests.has(1));
        marks.pass(Long.MAX_VALUE, false, 0);
        assertTrue(digests.has(0) && digests.has(1) && digests.has(2));
        assertEquals(11, digests.events(2));
        assertEquals(Long.MAX_VALUE, marks.nextTicks());
    }

    @Test
    void shouldGoOnWithDigestsWhereARunIsResumed() {
        RunMarks marks = marks(0, 0, END);
        marks.logDigests(30, () -> new long[DigestSeries.GROUPS]);
        marks.resume(61);
        assertEquals(90, marks.nextTicks());
        marks.pass(Long.MAX_VALUE, false, 0);
        DigestSeries digests = statistics.digests().orElseThrow();
        assertFalse(digests.has(1));
        assertTrue(digests.has(2));
    }

    /** The sample at the end of the warm-up belongs to the warm-up. */
    @Test
    void shouldSampleBeforeItForgets() {
        RunMarks marks = marks(50, 25, END);
        counter.add(7);
        marks.pass(50, false, 0);
        assertEquals(2, taken());
        assertEquals(0, counter.count());
        assertEquals(
                7,
                statistics
                        .series()
                        .orElseThrow()
                        .between(new SeriesRange(0, 1, true, 0, 50))
                        .figures()
                        .get("arrived")
                        .get("count")
                        .longValue());
    }

    @Test
    void shouldGoOnAfterTheMarksThatWerePassed() {
        RunMarks marks = marks(50, 25, END);
        counter.add(7);
        marks.resume(60);
        assertEquals(75, marks.nextTicks());
        marks.pass(80, false, 0);
        assertEquals(7, counter.count());
    }

    @Test
    void shouldKnowRunsUpToTheEndOfTime() {
        RunMarks marks = marks(0, Long.MAX_VALUE, Long.MAX_VALUE);
        assertEquals(1, statistics.series().orElseThrow().samples());
        marks.pass(Long.MAX_VALUE, false, 0);
        assertEquals(1, taken());
        marks.pass(Long.MAX_VALUE, false, 0);
        marks.resume(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, marks.nextTicks());
    }

    @Test
    void shouldTakeNoSampleAfterAnEarlyEnd() {
        RunMarks marks = marks(0, 10, END);
        marks.checkEnd(25, Optional.empty());
        marks.pass(24, false, 0);
        assertEquals(25, marks.nextTicks());
        marks.pass(39, false, 0);
        assertFalse(marks.hasEnded());
        marks.pass(51, true, 0);
        assertTrue(marks.hasEnded());
        assertEquals(50, marks.endTicks());
        assertEquals(5, taken());
        marks.pass(Long.MAX_VALUE, true, 0);
        assertEquals(5, taken());
        assertEquals(50, marks.endTicks());
    }

    @Test
    void shouldGoOnWithTheChecksAfterThoseThatWerePassed() {
        RunMarks marks = marks(0, 0, END);
        marks.checkEnd(25, Optional.empty());
        marks.resume(50);
        assertEquals(75, marks.nextTicks());
        marks.resume(75);
        assertEquals(Long.MAX_VALUE, marks.nextTicks());
    }
}
