package org.chronogram.master;

import java.util.concurrent.TimeUnit;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.realtime.EventRecording;
import org.chronogram.realtime.ExternalInput;
import org.chronogram.realtime.ExternalOutput;
import org.chronogram.realtime.Pacer;

/**
 * Takes each step when its simulated time has come on the wall clock, and lets events from outside in between. The run lasts
 * until its end has come there too. Not thread safe.
 */
final class PacedTurns implements StepTurns {
    /** How long a user waits at most until the run has noticed that it shall stop. */
    private static final long LONGEST_IDLE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    /** How long an event from outside waits at most until it is taken. */
    private static final long LONGEST_LISTENING_NS = TimeUnit.MICROSECONDS.toNanos(300);

    private final SequentialEngine engine;
    private final Pacer pacer;
    private final ExternalInput input;
    private final ExternalOutput output;
    private final EventRecording recording;
    private boolean begun;
    private boolean over;

    PacedTurns(
            SequentialEngine engine,
            Pacer pacer,
            ExternalInput input,
            ExternalOutput output,
            EventRecording recording) {
        this.engine = engine;
        this.pacer = pacer;
        this.input = input;
        this.output = output;
        this.recording = recording;
    }

    @Override
    public boolean hasNext() {
        return !over;
    }

    @Override
    public void turn() {
        if (!begun) {
            begun = true;
            pacer.begin(engine.reachedTicks());
        }
        input.take(engine, pacer.nowTicks());
        long next = Math.min(engine.nextEventTicks(), engine.endTicks());
        if (!pacer.isDue(next)) {
            pacer.idle(next, input.listens() ? LONGEST_LISTENING_NS : LONGEST_IDLE_NS);
        } else if (next < engine.endTicks()) {
            pacer.onStep(next);
            engine.step();
            output.flush();
        } else {
            over = true;
            engine.close();
        }
    }

    @Override
    public void onCheckpoint(long completedSteps) {
        recording.checkpoint(completedSteps);
    }
}
