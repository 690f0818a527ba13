package org.chronogram.model;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The random numbers of one LP: a function of the seed of the run, the replication and the id of the LP, so the same on
 * any partitioning.
 *
 * <p>It is a {@link UniformRandomProvider}, so the samplers of Apache Commons RNG work on it. As the object serves every
 * LP of a partition in turn, a sampler made from it draws from the stream of whichever LP is active; a sampler that keeps
 * values between calls must therefore belong to one LP.
 *
 * <p>Generator: xoroshiro128++, period 2^128 - 1, no failure in BigCrush and PractRand (D. Blackman and S. Vigna,
 * "Scrambled Linear Pseudorandom Number Generators", ACM Transactions on Mathematical Software 47(4), 2021).
 */
public interface RandomStream extends UniformRandomProvider {
    /**
     * Draws from the exponential distribution by the ziggurat method of Apache Commons RNG.
     *
     * @param mean mean of the distribution, greater than 0.
     * @return a value of at least 0.
     */
    double nextExponential(double mean);

    /**
     * Draws a duration from the exponential distribution, rounded down to whole ticks.
     *
     * @param meanTicks mean of the distribution in ticks; 0 gives 0.
     * @return a duration in ticks.
     */
    default long nextExponentialTicks(double meanTicks) {
        return meanTicks == 0 ? 0 : (long) nextExponential(meanTicks);
    }
}
