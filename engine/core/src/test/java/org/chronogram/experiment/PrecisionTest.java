package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.InvalidInputException;
import org.chronogram.results.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrecisionTest {
    private static Estimate relative(double share) {
        return new Estimate(10, 100, 100 * share, 1, 1, 1);
    }

    @Test
    void shouldReadResultAndPercentage() {
        assertEquals(new Precision("delay.mean", 0.025, 1000), Precision.parse("delay.mean:2.5%", 10, 1000));
        assertEquals(new Precision("a:b", 0.5, 10), Precision.parse("a:b: 50 %", 10, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay", "delay:2", "delay:0%", "delay:-1%", ":2%", "delay:.%"})
    void shouldRefuseAnythingElse(String text) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> Precision.parse(text, 10, 1000));
        assertTrue(error.getMessage().startsWith("--until=" + text + ": expected a result and a percentage"));
    }

    @Test
    void shouldRefuseALimitBelowTheFirstReplications() {
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> Precision.parse("delay:2%", 10, 9));
        assertTrue(error.getMessage().startsWith("--most-replications=9 is out of bounds: expected at least 10"));
    }

    @Test
    void shouldAddAsManyAsTheHalfWidthAsksForButNotMoreThanTwice() {
        Precision precision = new Precision("delay", 0.1, 100);
        assertTrue(precision.isReached(relative(0.1)));
        assertFalse(precision.isReached(relative(0.11)));
        assertEquals(10, precision.next(relative(0.05), 10));
        assertEquals(13, precision.next(relative(0.11), 10));
        assertEquals(20, precision.next(relative(1), 10));
        assertEquals(100, precision.next(relative(1), 60));
        assertEquals(100, precision.next(relative(1), 100));
    }

    @Test
    void shouldGoOnWhereThereIsNoIntervalOrTheMeanIsZero() {
        Precision precision = new Precision("delay", 0.1, 100);
        assertEquals(2, precision.next(Estimate.of(3), 1));
        assertEquals(4, precision.next(Estimate.of(-1, 1), 2));
    }
}
