package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.CachedNanoClock;
import org.junit.jupiter.api.Test;

final class CoreUseTest {
    private static final long STEP_NS = 4_000_000;

    private final CachedNanoClock coreWaitClock = new CachedNanoClock();
    private int looks;
    private final CoreUse coreUse = new CoreUse(() -> {
        looks++;
        return coreWaitClock.nanoTime();
    });

    private void windows(int windows, long computeNs, long coreWaitNs, long meanStepNs) {
        for (int i = 0; i < windows; i++) {
            coreUse.windowBegins();
            coreWaitClock.advance(coreWaitNs);
            coreUse.windowEnded(computeNs, meanStepNs);
        }
    }

    @Test
    void shouldTellForHowLongTheThreadHadNoCore() {
        windows(20, 2_000_000, 500_000, STEP_NS);
        assertEquals(10_000_000, coreUse.withoutCoreNs(40_000_000));
    }

    @Test
    void shouldTellNothingFromAFewWindows() {
        windows(19, 2_000_000, 500_000, STEP_NS);
        assertEquals(0, coreUse.withoutCoreNs(38_000_000));
    }

    @Test
    void shouldTellNothingFromWindowsWithoutLength() {
        windows(30, 0, 0, STEP_NS);
        assertEquals(0, coreUse.withoutCoreNs(0));
    }

    @Test
    void shouldNotTellMoreThanTheTimeOfComputing() {
        windows(30, 2_000_000, 3_000_000, STEP_NS);
        assertEquals(60_000_000, coreUse.withoutCoreNs(60_000_000));
        windows(30, 2_000_000, -9_000_000, STEP_NS);
        assertEquals(0, coreUse.withoutCoreNs(120_000_000));
    }

    @Test
    void shouldLookAtTheClockForAboutOneWindowInFourMilliseconds() {
        windows(400, 3_000, 0, 10_000);
        assertEquals(2, looks);
        windows(1, 3_000, 0, 10_000);
        assertEquals(4, looks);
    }

    @Test
    void shouldTakeTheNextWindowInPlaceOfOneThatIsDropped() {
        windows(19, 2_000_000, 500_000, STEP_NS);
        coreUse.windowBegins();
        coreUse.drop();
        coreUse.windowEnded(9_000_000, STEP_NS);
        assertEquals(0, coreUse.withoutCoreNs(1_000));
        windows(1, 2_000_000, 500_000, STEP_NS);
        assertEquals(250, coreUse.withoutCoreNs(1_000));
    }
}
