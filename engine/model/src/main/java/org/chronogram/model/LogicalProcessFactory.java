package org.chronogram.model;

/** Creates the logical processes of a model, each on the partition that owns it. */
@FunctionalInterface
public interface LogicalProcessFactory {
    /**
     * Creates one LP.
     *
     * @param lp id of the LP.
     * @return a new object.
     */
    LogicalProcess create(int lp);
}
