package org.chronogram.experiment;

/**
 * A run of an experiment.
 *
 * @param number its number, which does not change when replications are added.
 * @param point the combination of values.
 * @param replication number of the replication: runs of different points with the same one use the same random numbers.
 */
public record PlannedRun(int number, Point point, int replication) {
    /**
     * Describes the run for a message.
     *
     * @return for example {@code rate=0.1 buffer=10, replication 3}.
     */
    public String text() {
        return point.text() + ", replication " + replication;
    }

    /** Returns the name of its directory, so that names sort like numbers. */
    String directoryName() {
        return String.format("%04d", number);
    }
}
