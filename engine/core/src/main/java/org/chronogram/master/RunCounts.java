package org.chronogram.master;

/**
 * What the engine counted in a run.
 *
 * @param stopped whether the run was stopped before its end.
 * @param steps steps completed.
 * @param digest hash over all events handled.
 */
record RunCounts(boolean stopped, long steps, long digest) {}
