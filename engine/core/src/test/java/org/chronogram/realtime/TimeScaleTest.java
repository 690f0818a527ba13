package org.chronogram.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeScaleTest {
    @ParameterizedTest
    @CsvSource({
        "s, 1000000000, 1, 1",
        "s, 1000000000, 10, 0.1",
        "s, 1000, 0.5, 2000000",
        "ms, 1, 1, 1000000",
        "min, 60, 1, 1000000000",
        "slots, 1, 2, 500000000",
    })
    void shouldTellHowLongATickTakes(String unit, long ticksPerUnit, double factor, double nanosPerTick) {
        TimeScale scale = TimeScale.of(new TimeBase(unit, ticksPerUnit), factor);
        assertEquals((long) (1_000_000 * nanosPerTick), scale.nanos(1_000_000));
        assertEquals(1_000, scale.ticks((long) (1_000 * nanosPerTick)));
    }

    @Test
    void shouldLimitWindowsToATenthOfAMillisecondOfTheWallClock() {
        assertEquals(100_000, TimeScale.of(TimeBase.SECONDS, 1).longestWindowTicks());
        assertEquals(1_000_000, TimeScale.of(TimeBase.SECONDS, 10).longestWindowTicks());
        assertEquals(1, TimeScale.of(new TimeBase("h", 1), 1).longestWindowTicks());
    }

    @Test
    void shouldNotOverflow() {
        assertEquals(Long.MAX_VALUE, TimeScale.of(new TimeBase("h", 1), 0.001).nanos(Long.MAX_VALUE));
    }

    @Test
    void shouldSayWhatAUnitThatIsNoneOfTimeIsTakenFor() {
        assertEquals(Optional.empty(), TimeScale.assumption(TimeBase.SECONDS));
        String line = TimeScale.assumption(new TimeBase("slots", 1)).orElseThrow();
        assertTrue(line.contains("'slots', which counts as 1 second"), line);
    }
}
