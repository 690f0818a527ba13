package org.chronogram.checkpoint;

import java.util.List;
import java.util.Optional;

/**
 * Which checkpoints of a run stay when more are kept than are needed to go on: those that divide the run most evenly, so that
 * any part of it can be repeated from one shortly before.
 */
final class KeptSteps {
    /** The newest, and one to go back to when it is damaged. */
    static final int FEWEST = 2;

    private KeptSteps() {}

    /**
     * Chooses the checkpoint to remove.
     *
     * @param steps the steps of all checkpoints, in ascending order.
     * @param most how many may stay.
     * @return the step whose removal leaves the smallest gap; never one of the two newest; empty when all may stay.
     */
    static Optional<Long> surplus(List<Long> steps, int most) {
        if (steps.size() <= most) {
            return Optional.empty();
        }
        long before = 0;
        long surplus = steps.get(0);
        long smallestGap = Long.MAX_VALUE;
        for (int i = 0; i < steps.size() - FEWEST; i++) {
            long gap = steps.get(i + 1) - before;
            if (gap < smallestGap) {
                smallestGap = gap;
                surplus = steps.get(i);
            }
            before = steps.get(i);
        }
        return Optional.of(surplus);
    }
}
