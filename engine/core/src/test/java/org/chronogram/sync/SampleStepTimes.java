package org.chronogram.sync;

/** Step times as they could have been, for tests of other packages. */
public final class SampleStepTimes {
    private SampleStepTimes() {}

    /**
     * One step: the partition computes for 300 ns and waits for 500 ns, of which 200 ns are imbalance of a source whose END
     * comes last.
     */
    public static StepTimes of(int sources, int waitedFor) {
        StepTimes times = new StepTimes(sources, new CoreUse(() -> 0));
        StepBarrier barrier = new StepBarrier(2);
        times.barrierPassed(0, barrier, false);
        times.windowEnded(300);
        StepEnd end = new StepEnd(0);
        end.busyNs(500);
        barrier.add(end, 0, waitedFor);
        times.barrierPassed(800, barrier, true);
        return times;
    }
}
