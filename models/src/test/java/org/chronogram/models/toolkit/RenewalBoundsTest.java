package org.chronogram.models.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RenewalBoundsTest {
    @Test
    void shouldAllowOneRenewalLessPerProcessWhereIntervalsAreConstant() {
        RenewalBounds bounds = new RenewalBounds(100, 50, 0);
        assertEquals(100 * 49 - 60, bounds.fewest());
        assertEquals(100 * 50 + 60, bounds.most());
    }

    @Test
    void shouldWidenWithTheVariationOfIntervals() {
        RenewalBounds bounds = new RenewalBounds(100, 63, 1);
        assertEquals(100 * 62 - 480, bounds.fewest());
        assertEquals(100 * 64 + 480, bounds.most());
    }

    @Test
    void shouldNotExpectLessThanNothing() {
        assertEquals(0, new RenewalBounds(10, 0.1, 1).fewest());
    }
}
