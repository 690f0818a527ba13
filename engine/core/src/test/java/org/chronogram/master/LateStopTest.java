package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.run.WorkerHandle;
import org.junit.jupiter.api.Test;

final class LateStopTest {
    private final List<String> notices = new ArrayList<>();
    private String activity = "";
    private final LateStop lateStop = new LateStop(new Listener(), () -> activity);

    private final class Listener implements RunListener {
        @Override
        public void onProgress(Progress progress) {}

        @Override
        public void onNotice(String line) {
            notices.add(line);
        }

        @Override
        public void onWorkers(List<WorkerHandle> workers) {}
    }

    private static long ms(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Test
    void shouldSayNothingWhenNobodyWantsTheRunToStop() {
        lateStop.onTick(ms(60_000));
        assertEquals(List.of(), notices);
    }

    @Test
    void shouldSayOnceWhatAStepDoesThatGoesOnForThreeSecondsAfterTheRequest() {
        activity = "LP 3 handles an event";
        lateStop.requested(ms(1_000));
        lateStop.requested(ms(3_000));
        lateStop.onTick(ms(4_000));
        assertEquals(List.of(), notices);
        lateStop.onTick(ms(4_001));
        lateStop.onTick(ms(9_000));
        assertEquals(
                List.of(
                        "sim: the step in which the run is to stop goes on: LP 3 handles an event; a second ctrl-C ends the"
                                + " run at once"),
                notices);
    }

    @Test
    void shouldSayHowLongTheStepTakesWhenNothingElseIsKnown() {
        lateStop.requested(0);
        lateStop.onTick(ms(3_001));
        assertEquals(
                List.of(
                        "sim: the step in which the run is to stop goes on for more than 3 s; a second ctrl-C ends the run"
                                + " at once"),
                notices);
    }

    @Test
    void shouldSayOfARunThatWasCutOffWhatItDidOrHowLongItWasWaitedFor() {
        assertEquals(
                "the run was cut off in the middle of a step that did not end: LP 3",
                LateStop.cutOff("LP 3", ms(9_000)));
        assertEquals(
                "the run was cut off in the middle of a step that did not end within 9 s",
                LateStop.cutOff("", ms(9_000)));
    }
}
