package org.chronogram.model;

/** What an LP sees of the engine when the run has ended. */
public interface FinishContext {
    /**
     * Returns the LP that this context serves.
     *
     * @return id of the LP.
     */
    int self();

    /**
     * Returns the end of the run: the end time asked for, or the time up to which a stopped run came.
     *
     * @return the time in ticks.
     */
    long now();
}
