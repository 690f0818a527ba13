package org.chronogram.models.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeanBoundsTest {
    private final MeanBounds bounds = new MeanBounds(10, 4, 100);

    @Test
    void shouldAllowSixStandardDeviations() {
        assertTrue(bounds.hold(11.19));
        assertTrue(bounds.hold(8.81));
        assertFalse(bounds.hold(11.21));
        assertFalse(bounds.hold(8.79));
    }

    @Test
    void shouldHoldWhereNothingWasMeasured() {
        assertTrue(new MeanBounds(10, 4, 0).hold(Double.NaN));
    }

    @Test
    void shouldTellWhatItExpects() {
        assertEquals("mean delay of 100 is 12.5000, expected 10.0000 +/- 1.2", bounds.comparison(12.5, "delay"));
    }
}
