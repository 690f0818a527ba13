package org.chronogram.master;

import org.chronogram.kernel.SequentialEngine;
import org.chronogram.realtime.ExternalOutput;
import org.chronogram.realtime.ExternalSocket;

/** What the sequential engine does between two step boundaries. Not thread safe. */
interface StepTurns {
    /** Tells whether the run goes on. */
    boolean hasNext();

    /** Takes a step, or waits for one; returns soon, so that the run can be stopped. */
    void turn();

    /** A checkpoint is taken, at a step boundary. */
    default void onCheckpoint(long completedSteps) {}

    /** Takes one step after the other, as fast as possible. */
    static StepTurns free(SequentialEngine engine) {
        return free(engine, new ExternalOutput(ExternalSocket.NONE));
    }

    /** The same, for an engine that publishes. */
    static StepTurns free(SequentialEngine engine, ExternalOutput output) {
        return new StepTurns() {
            @Override
            public boolean hasNext() {
                return engine.hasNext();
            }

            @Override
            public void turn() {
                engine.step();
                output.flush();
            }
        };
    }
}
