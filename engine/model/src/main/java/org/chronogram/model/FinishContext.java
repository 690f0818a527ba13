package org.chronogram.model;

/** The interface of the engine to an LP when the run has ended. */
public interface FinishContext {
    /**
     * Returns the LP that this context serves.
     *
     * @return id of the LP.
     */
    int self();

    /**
     * Returns the end of the run: the planned end time, or the time that a stopped run has reached.
     *
     * @return the time in ticks.
     */
    long now();
}
