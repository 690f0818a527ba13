package org.chronogram.master;

import org.chronogram.results.LpEvents;

/**
 * The counts that the engine made in a run.
 *
 * @param stopped whether the run was stopped before its end.
 * @param steps steps completed.
 * @param digest hash over all events handled.
 * @param lpEvents events of each LP.
 */
record RunCounts(boolean stopped, long steps, long digest, LpEvents lpEvents) {}
