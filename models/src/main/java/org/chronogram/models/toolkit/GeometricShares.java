package org.chronogram.models.toolkit;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Shares that fall geometrically: of n things, thing i has the share p(1 - p)^i / (1 - (1 - p)^n). With p = 0 all have the
 * same. Immutable. This is how LA-PDES makes loads uneven (E. Park, S. Eidenbenz, N. Santhi, G. Chapuis and B. Settlemyer,
 * "Parameterized Benchmarking of Parallel Discrete Event Simulation Systems: Communication, Computation, and Memory",
 * Proceedings of the Winter Simulation Conference, 2015).
 */
public final class GeometricShares {
    private final double p;
    private final int count;
    private final double logOfRest;
    private final double tail;

    /**
     * Makes the shares.
     *
     * @param p the parameter, from 0 to 1.
     * @param count number of things, at least 1.
     */
    public GeometricShares(double p, int count) {
        this.p = p;
        this.count = count;
        logOfRest = StrictMath.log1p(-p);
        tail = StrictMath.exp(count * logOfRest);
    }

    /**
     * Returns the share of a thing.
     *
     * @param index the thing, from 0.
     * @return its share of the whole.
     */
    public double share(int index) {
        if (p == 0) {
            return 1.0 / count;
        }
        double unnormalised = index == 0 ? p : p * StrictMath.exp(index * logOfRest);
        return unnormalised / -StrictMath.expm1(count * logOfRest);
    }

    /**
     * Draws a thing with a probability of its share.
     *
     * @param random where random numbers come from.
     * @return the thing.
     */
    public int draw(UniformRandomProvider random) {
        if (p == 0) {
            return random.nextInt(count);
        }
        double uniform = tail + (1 - tail) * (1 - random.nextDouble());
        double index = Math.ceil(StrictMath.log(uniform) / logOfRest) - 1;
        return (int) Math.min(count - 1.0, Math.max(0, index));
    }

    /**
     * Returns the mean of the index of the thing that is drawn.
     *
     * @return the mean, between 0 and n - 1.
     */
    public double mean() {
        return IntStream.range(0, count).mapToDouble(i -> i * share(i)).sum();
    }

    /**
     * Returns the variance of that index.
     *
     * @return the variance.
     */
    public double variance() {
        double mean = mean();
        return IntStream.range(0, count)
                .mapToDouble(i -> (i - mean) * (i - mean) * share(i))
                .sum();
    }
}
