package org.chronogram.models.phold;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.chronogram.model.RandomStream;

/** How far from its source an event goes, where LPs form a ring in the order of their ids. */
enum Locality {
    /** Distances do not count. */
    NONE {
        @Override
        long drawDistance(RandomStream random, double distance) {
            throw new IllegalStateException("no distance without locality");
        }

        @Override
        double shareOf(long steps, double distance) {
            return 0;
        }
    },
    /** Whole steps nearest to a normal variate with mean 0 and the distance as standard deviation. */
    NORMAL {
        @Override
        long drawDistance(RandomStream random, double distance) {
            return Math.round(ZigguratSampler.NormalizedGaussian.of(random).sample() * distance);
        }

        @Override
        double shareOf(long steps, double distance) {
            NormalDistribution normal = NormalDistribution.of(0, distance);
            return normal.probability(steps - 0.5, steps + 0.5);
        }
    },
    /** A geometric number of steps, from 0 on, with the distance as mean, in a direction drawn. */
    GEOMETRIC {
        @Override
        long drawDistance(RandomStream random, double distance) {
            long steps = (long) random.nextExponential(1 / StrictMath.log1p(1 / distance));
            return random.nextBoolean() ? steps : -steps;
        }

        @Override
        double shareOf(long steps, double distance) {
            double stop = 1 / (1 + distance);
            return stop * StrictMath.pow(1 - stop, (double) Math.abs(steps)) / (steps == 0 ? 1 : 2);
        }
    };

    /** Beyond so many distances the share of an event is below any that counts. */
    private static final int LARGEST = 50;

    /** Draws the number of steps, negative in the direction of smaller ids. */
    abstract long drawDistance(RandomStream random, double distance);

    /** Probability of that number of steps. */
    abstract double shareOf(long steps, double distance);

    /** Mean of the steps in either direction to a power. */
    double moment(int power, double distance) {
        double moment = 0;
        long largest = (long) (LARGEST * (distance + 1));
        for (long steps = 1; steps <= largest; steps++) {
            moment += 2 * StrictMath.pow((double) steps, power) * shareOf(steps, distance);
        }
        return moment;
    }

    static Locality of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String[] words() {
        return Arrays.stream(values())
                .map(locality -> locality.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
