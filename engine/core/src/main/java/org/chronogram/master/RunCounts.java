package org.chronogram.master;

import org.chronogram.protocol.StopReason;
import org.chronogram.results.LpEvents;

/**
 * The counts that the engine made in a run.
 *
 * @param stopped whether the run was stopped before its end.
 * @param asked what an LP said that has asked for the end of the run.
 * @param steps steps completed.
 * @param digest hash over all events handled.
 * @param lpEvents events of each LP.
 */
record RunCounts(boolean stopped, StopReason asked, long steps, long digest, LpEvents lpEvents) {}
