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
        public long limitTicks(long startTicks) {
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
     * Returns the time past which a window may not go.
     *
     * @param startTicks simulated time at which it begins.
     * @return a later time, the same for all partitions.
     */
    long limitTicks(long startTicks);
}
