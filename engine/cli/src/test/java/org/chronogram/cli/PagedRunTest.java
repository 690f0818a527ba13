package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.page.RunEnd;
import org.chronogram.results.CheckEntry;
import org.junit.jupiter.api.Test;

final class PagedRunTest {
    private final SampleRun sample = new SampleRun();

    private RunEnd end() {
        return PagedRun.endOf(sample.build());
    }

    @Test
    void shouldSayThatARunIsDone() {
        assertEquals(new RunEnd(true, "done", "The run is done, digest 0123456789abcdef"), end());
    }

    @Test
    void shouldSayHowFarARunCameThatWasStopped() {
        sample.stopped = true;
        sample.reachedTime = "7s";
        assertEquals(
                new RunEnd(false, "stopped", "The run was stopped at simulated time 7s, digest 0123456789abcdef"),
                end());
    }

    @Test
    void shouldSayWhyARunHasEndedByItself() {
        sample.endedBy = "LP 3 at 7s: enough";
        assertEquals(
                new RunEnd(
                        true,
                        "done",
                        "The run has ended before its end time, by LP 3 at 7s: enough, digest 0123456789abcdef"),
                end());
    }

    @Test
    void shouldNameTheChecksThatFailed() {
        sample.checks.add(new CheckEntry("load", false, "too high"));
        sample.checks.add(new CheckEntry("delay", false, "too long"));
        assertEquals(
                new RunEnd(false, "check failed", "The run is done, digest 0123456789abcdef; failed: load, delay"),
                end());
    }
}
