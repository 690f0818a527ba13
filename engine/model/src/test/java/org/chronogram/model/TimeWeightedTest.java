package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimeWeightedTest {
    private static final int END_TICKS = 500;

    private record Change(long ticks, long amount) {
        static void apply(TimeWeighted value, Change change) {
            value.add(change.ticks, change.amount);
        }
    }

    private static List<Change> randomChanges(Random random) {
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(100); i > 0; i--) {
            changes.add(new Change(random.nextInt(END_TICKS), random.nextInt(21) - 10));
        }
        return changes;
    }

    private static double meanTickByTick(List<Change> changes) {
        long[] values = new long[END_TICKS];
        for (Change change : changes) {
            for (int tick = (int) change.ticks; tick < END_TICKS; tick++) {
                values[tick] += change.amount;
            }
        }
        long integral = 0;
        for (long value : values) {
            integral += value;
        }
        return (double) integral / END_TICKS;
    }

    @Test
    void shouldHaveMeanOfBruteForceIntegral() {
        for (long seed = 0; seed < 200; seed++) {
            List<Change> changes = randomChanges(new Random(seed));
            TimeWeighted value = Statistics.inOne(new TimeWeighted("v", ""), changes, Change::apply);
            assertEquals(meanTickByTick(changes), value.mean(END_TICKS), "seed=" + seed);
        }
    }

    @Test
    void shouldMergeInAnyOrderToWhatOneWouldHaveRecorded() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Change> changes = randomChanges(random);
            TimeWeighted all = Statistics.inOne(new TimeWeighted("v", ""), changes, Change::apply);
            Collections.shuffle(changes, random);
            TimeWeighted merged = Statistics.inParts(new TimeWeighted("v", ""), changes, Change::apply, random);
            assertArrayEquals(Statistics.bytes(all), Statistics.bytes(merged), "seed=" + seed);
            assertEquals(all.summary(END_TICKS), merged.summary(END_TICKS), "seed=" + seed);
        }
    }

    @Test
    void shouldStayExactForLargeTimes() {
        TimeWeighted value = new TimeWeighted("v", "");
        value.add(Long.MAX_VALUE - 1, 1L << 62);
        value.add(Long.MAX_VALUE - 1, -(1L << 62) + 4);
        assertEquals(4 / (double) Long.MAX_VALUE, value.mean(Long.MAX_VALUE));
        assertEquals(4, value.value());
    }

    @Test
    void shouldHaveNoMeanOverNoTime() {
        TimeWeighted value = new TimeWeighted("v", "customers");
        value.add(0, 3);
        assertEquals(Double.NaN, value.mean(0));
        assertEquals("{last=3}", value.summary(0).toString());
        assertEquals("{mean=3.0, last=3}", value.summary(10).toString());
    }

    @Test
    void shouldRefuseNegativeTime() {
        TimeWeighted value = new TimeWeighted("v", "");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> value.add(-1, 1));
        assertEquals(
                "the time-weighted value 'v' cannot change at -1 ticks: expected a time from 0 on, "
                        + "which EventContext.now() returns",
                e.getMessage());
    }

    @Test
    void shouldTakeTheTimeOfItsClockAlone() {
        TimeWeighted value = new TimeWeighted("v", "");
        value.useClock(() -> 7);
        value.add(7, 3);
        for (long ticks : new long[] {6, 8, -7, Long.MAX_VALUE}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> value.add(ticks, 1));
            assertEquals(
                    "the time-weighted value 'v' cannot change at " + ticks
                            + " ticks: expected the current time, 7 ticks, which EventContext.now() returns",
                    e.getMessage());
        }
        assertEquals(3, value.value());
        assertEquals(0.9, value.mean(10));
    }

    @Test
    void shouldReadWhatItWrote() {
        TimeWeighted value = new TimeWeighted("v", "u");
        value.add(17, -3);
        value.add(1L << 62, 1L << 61);
        TimeWeighted copy = Statistics.throughBytes(value);
        assertEquals(value.summary(Long.MAX_VALUE), copy.summary(Long.MAX_VALUE));
        assertArrayEquals(Statistics.bytes(value), Statistics.bytes(copy));
        assertEquals("u", copy.unit());
    }

    @Test
    void shouldNotExceed64BitsWithoutAWord() {
        TimeWeighted value = new TimeWeighted("w", "u");
        value.add(0, Long.MAX_VALUE);
        assertEquals(
                "the time-weighted value 'w' exceeds 64 bits: found 9223372036854775807 and a change of 1",
                assertThrows(ArithmeticException.class, () -> value.add(1, 1)).getMessage());
        assertEquals(Long.MAX_VALUE, value.value());
    }
}
