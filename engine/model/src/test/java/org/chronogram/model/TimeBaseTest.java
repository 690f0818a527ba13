package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeBaseTest {
    private static final String SECONDS_EXPECTED =
            "expected a number of seconds, or a number with ns, us, ms, s, min or h, for example 1.5us";
    private static final TimeBase CYCLES = new TimeBase("cycles", 4);

    private static String refusal(TimeBase timeBase, String text) {
        return assertThrows(InvalidInputException.class, () -> timeBase.parse(text))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.000, 0",
        "0e-999, 0",
        "1, 1000000000",
        "1., 1000000000",
        ".5, 500000000",
        "1e3, 1000000000000",
        "1ns, 1",
        "1.5us, 1500",
        "200ms, 200000000",
        "3s, 3000000000",
        "2 min, 120000000000",
        "1h, 3600000000000",
        "0.1, 100000000",
        "0.000000001, 1",
        "' 7 ns ', 7",
        "9223372036.854775807, 9223372036854775807"
    })
    void shouldReadSeconds(String text, long ticks) {
        assertEquals(ticks, TimeBase.SECONDS.parse(text));
    }

    @Test
    void shouldReadUnitsOfTheModel() {
        assertEquals(5, CYCLES.parse("1.25"));
        assertEquals(12, CYCLES.parse("3 cycles"));
        assertEquals(12, CYCLES.parse("3cycles"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1ns", "1e-10", "1.0000000001", "1e-999", "0.00000000099999"})
    void shouldRefuseWhatIsFinerThanTick(String text) {
        assertEquals(
                "'" + text + "' is finer than a tick: one s has 1000000000 ticks", refusal(TimeBase.SECONDS, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036.854775808", "9223372036854775808ns", "1e999h", "2562048h"})
    void shouldRefuseWhatExceedsLong(String text) {
        assertEquals(
                "'" + text + "' is too long a time: the largest is 9223372036.854775807s",
                refusal(TimeBase.SECONDS, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5parsec", "5 d", "5m", "5cycles"})
    void shouldRefuseUnknownUnitOfSeconds(String text) {
        String unit = text.substring(1).strip();
        assertEquals(
                "'" + text + "' has the unknown unit '" + unit + "': " + SECONDS_EXPECTED,
                refusal(TimeBase.SECONDS, text));
    }

    @Test
    void shouldRefuseSecondsWhereTheModelHasItsOwnUnit() {
        assertEquals(
                "'5ms' has the unknown unit 'ms': expected a number in the model's own time unit (cycles), for example 1.5",
                refusal(CYCLES, "5ms"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "-1", "+1", "1,5", "1e1234", "0x10", "1ns2", "1 n s", "NaN", "1..2", "."})
    void shouldRefuseGarbage(String text) {
        assertEquals("'" + text + "' is not a time: " + SECONDS_EXPECTED, refusal(TimeBase.SECONDS, text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 0.000000001s",
        "1500000000, 1.5s",
        "100000000000, 100s",
        "9223372036854775807, 9223372036.854775807s"
    })
    void shouldWriteSeconds(long ticks, String text) {
        assertEquals(text, TimeBase.SECONDS.format(ticks));
    }

    @Test
    void shouldWriteUnitsOfTheModelWithBlank() {
        assertEquals("1.25 cycles", CYCLES.format(5));
        assertEquals("0 cycles", CYCLES.format(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 10, 1_000, 1_000_000_000, 1_000_000_000_000_000_000L})
    void shouldReadWhatItWrote(long ticksPerUnit) {
        for (String unit : new String[] {"s", "day"}) {
            TimeBase timeBase = new TimeBase(unit, ticksPerUnit);
            for (long seed = 0; seed < 200; seed++) {
                long ticks = new Random(seed).nextLong() >>> (1 + seed % 63);
                assertEquals(ticks, timeBase.parse(timeBase.format(ticks)), "seed=" + seed);
            }
            assertEquals(Long.MAX_VALUE, timeBase.parse(timeBase.format(Long.MAX_VALUE)));
        }
    }

    @Test
    void shouldReadWhatItWroteOfUnitInCapitals() {
        TimeBase timeBase = new TimeBase("Day", 10);
        assertEquals(15, timeBase.parse(timeBase.format(15)));
    }

    @Test
    void shouldConvertToUnits() {
        assertEquals(1.25, CYCLES.toUnits(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void shouldRefuseUnitWithoutTicks(long ticksPerUnit) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new TimeBase("s", ticksPerUnit));
        assertEquals("ticksPerUnit must be > 0, got: " + ticksPerUnit, e.getMessage());
    }
}
