package org.chronogram.sync;

/** When a partition may begin its next step. The partitions of a run ask from their own threads. */
public interface StepPace {
    /** Each step begins as soon as possible. */
    StepPace FREE = new StepPace() {
        @Override
        public boolean isDue(long ticks) {
            return true;
        }

        @Override
        public boolean isNear(long ticks) {
            return true;
        }

        @Override
        public void onStep(int partition, long ticks) {
            // Nobody asks how late it is.
        }

        @Override
        public long longestWindowTicks() {
            return Long.MAX_VALUE;
        }
    };

    /**
     * Tells whether a step may begin.
     *
     * @param ticks simulated time of its first event, the same for all partitions.
     * @return true when it may.
     */
    boolean isDue(long ticks);

    /**
     * Tells whether a step may begin so soon that the thread should not sleep.
     *
     * @param ticks simulated time of its first event.
     * @return true when it may.
     */
    boolean isNear(long ticks);

    /**
     * A step begins.
     *
     * @param partition index of the partition.
     * @param ticks simulated time of its first event.
     */
    void onStep(int partition, long ticks);

    /**
     * Returns the longest window of a step.
     *
     * @return a duration in ticks, at least 1, the same for all partitions.
     */
    long longestWindowTicks();
}
