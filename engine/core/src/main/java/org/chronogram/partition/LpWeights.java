package org.chronogram.partition;

import java.util.function.IntToLongFunction;
import org.chronogram.model.InvalidInputException;

/** Checks the weights of LPs. */
final class LpWeights {
    /** Bound on all weights together, so that a thousand times as much can be computed with. */
    private static final long MOST_WEIGHT = 1L << 52;

    private LpWeights() {}

    /** Returns the weight of each LP. Every LP costs something, so one of weight 0 gets 1. */
    static long[] of(IntToLongFunction weightOfLp, int logicalProcesses) {
        long[] weights = new long[logicalProcesses];
        long total = 0;
        for (int lp = 0; lp < logicalProcesses; lp++) {
            long weight = weightOfLp.applyAsLong(lp);
            if (weight < 0 || weight > MOST_WEIGHT - total) {
                throw new InvalidInputException("LP " + lp + " has the weight " + weight
                        + ", expected at least 0 and at most 2^52 for all LPs together");
            }
            weights[lp] = Math.max(1, weight);
            total += weights[lp];
        }
        return weights;
    }
}
