package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.CachedNanoClock;
import org.junit.jupiter.api.Test;

final class StepMeterTest {
    private static final int PEER = 1;

    private final CachedNanoClock clock = new CachedNanoClock();
    private final StepMeter meter = new StepMeter(new StepTimes(2, new CoreUse(() -> 0)), clock);
    private final StepBarrier barrier = new StepBarrier(2);

    private void step(long busyNs, boolean missing, long waitNs) {
        clock.advance(busyNs);
        StepEnd end = new StepEnd(0);
        end.busyNs(meter.windowEnded());
        barrier.beginStep(1);
        barrier.add(end, 0, StepBarrier.OWN);
        if (missing) {
            meter.endMissing();
        }
        barrier.add(new StepEnd(0), 1, PEER);
        clock.advance(waitNs);
        meter.barrierPassed(barrier);
    }

    @Test
    void shouldPublishEachStepWhoseBeginItKnows() {
        step(100, true, 50);
        assertEquals(0, meter.published().steps());
        step(300, true, 200);
        assertEquals(1, meter.published().steps());
        assertEquals(300, meter.published().computeNs());
        assertEquals(200, meter.published().exchangeNs());
        assertEquals(2, meter.latencyNs().getTotalCount());
        assertEquals(200, meter.latencyNs().getMaxValue());
    }

    @Test
    void shouldChargeAWaitToTheLastOnlyWhereItsEndWasMissing() {
        step(100, true, 50);
        step(300, false, 20);
        assertEquals(1, meter.times().ownLastSteps());
        step(300, true, 20);
        step(300, false, 20);
        assertEquals(2, meter.times().ownLastSteps());
        assertEquals(1, meter.times().lastSteps(PEER));
    }

    @Test
    void shouldRecordALatencyBeyondTheScaleAsTheLongest() {
        step(0, true, TimeUnit.HOURS.toNanos(3));
        step(0, true, -5);
        assertEquals(2, meter.latencyNs().getTotalCount());
        assertEquals(0, meter.latencyNs().getMinValue());
        assertEquals(1.0, meter.latencyNs().getMaxValue() / (double) TimeUnit.HOURS.toNanos(1), 0.01);
    }

    @Test
    void shouldCountTheCopyingForACheckpointApart() {
        step(100, false, 0);
        clock.advance(70);
        meter.checkpointTaken();
        step(30, false, 0);
        assertEquals(70, meter.published().checkpointNs());
        assertEquals(30, meter.published().computeNs());
    }

    @Test
    void shouldLeaveOutAStepThatWasInterrupted() {
        step(100, false, 0);
        meter.interrupted();
        step(30, false, 0);
        assertEquals(0, meter.published().steps());
    }
}
