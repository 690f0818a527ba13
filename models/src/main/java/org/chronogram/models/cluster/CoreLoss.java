package org.chronogram.models.cluster;

import org.chronogram.model.RandomStream;

/**
 * A thread loses its core while it computes: another thread is given the core, and it waits.
 *
 * @param chance chance in each step.
 * @param meanTicks mean length; a length is drawn uniformly from {@value #SHORTEST} to 1.6 times the mean, which are 1 to 4
 *     ms for a mean of 2.5 ms.
 */
record CoreLoss(double chance, long meanTicks) {
    private static final double SHORTEST = 0.4;

    long drawTicks(RandomStream random) {
        if (chance == 0 || random.nextDouble() >= chance) {
            return 0;
        }
        return Math.round(meanTicks * (SHORTEST + 2 * (1 - SHORTEST) * random.nextDouble()));
    }
}
