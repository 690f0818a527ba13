package org.chronogram.models.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometricSharesTest {
    @Test
    void shouldFallByTheSameFactor() {
        GeometricShares shares = new GeometricShares(0.25, 3);
        double whole = 0.25 + 0.25 * 0.75 + 0.25 * 0.75 * 0.75;
        assertEquals(0.25 / whole, shares.share(0), 1e-12);
        assertEquals(0.25 * 0.75 * 0.75 / whole, shares.share(2), 1e-12);
    }

    @Test
    void shouldBeTheSameForAllWithoutParameter() {
        GeometricShares shares = new GeometricShares(0, 4);
        assertEquals(0.25, shares.share(3));
        assertEquals(1.5, shares.mean(), 1e-12);
        assertEquals(1.25, shares.variance(), 1e-12);
    }

    @Test
    void shouldGiveAllToTheFirst() {
        GeometricShares shares = new GeometricShares(1, 4);
        assertEquals(1, shares.share(0));
        assertEquals(0, shares.share(1));
        assertEquals(0, shares.draw(seeded()));
        assertEquals(0, shares.variance(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "0.001, 5", "0.1, 30", "0.6, 7", "0.999, 3"})
    void shouldDrawByTheShares(double p, int count) {
        GeometricShares shares = new GeometricShares(p, count);
        int draws = 20_000;
        UniformRandomProvider random = seeded();
        int[] drawn = new int[count];
        IntStream.range(0, draws).forEach(draw -> drawn[shares.draw(random)]++);
        for (int i = 0; i < count; i++) {
            double share = shares.share(i);
            double deviation = Math.sqrt(share * (1 - share) / draws);
            assertEquals(share, (double) drawn[i] / draws, 5 * deviation + 1.0 / draws, "share of " + i);
        }
        assertEquals(1, IntStream.range(0, count).mapToDouble(shares::share).sum(), 1e-9);
    }

    private static UniformRandomProvider seeded() {
        return new SplittableRandom(7)::nextLong;
    }
}
