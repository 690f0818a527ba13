package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.experiment.ExperimentOutcome;
import org.chronogram.experiment.FailedRun;
import org.chronogram.experiment.Grid;
import org.chronogram.experiment.Observations;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.Point;
import org.chronogram.page.RunEnd;
import org.junit.jupiter.api.Test;

final class SweepEndTest {
    private static final Point POINT = new Point(0, Map.of());
    private static final FailedRun FAILED = new FailedRun(new PlannedRun(1, POINT, 1), "no luck");
    private static final Path OUT = Path.of("out");

    private static RunEnd end(List<FailedRun> failed, List<Point> inexact, boolean stopped, String fault) {
        Observations none = Observations.of(Grid.of(List.of()), List.of());
        return SweepEnd.of(new ExperimentOutcome(none, failed, inexact, 4, stopped, fault, ""), Optional.empty(), OUT);
    }

    @Test
    void shouldSayThatAllIsDone() {
        assertEquals(
                new RunEnd(true, "done", "The sweep of 4 runs is done, in out"), end(List.of(), List.of(), false, ""));
    }

    @Test
    void shouldSayWhatIsKeptWhenItWasStopped() {
        assertEquals(
                new RunEnd(
                        false,
                        "stopped",
                        "The sweep was stopped; 0 of 4 runs are kept in out: the same command goes on with it"),
                end(List.of(FAILED), List.of(), true, ""));
    }

    @Test
    void shouldSayWhyNothingCouldBeWritten() {
        assertEquals(
                new RunEnd(false, "failed", "the disk is full; 0 of 4 runs are kept in out"),
                end(List.of(FAILED), List.of(), false, "the disk is full"));
    }

    @Test
    void shouldCountWhatHasFailedOrIsNotExactEnough() {
        assertEquals("1 failed", end(List.of(FAILED), List.of(POINT), false, "").badge());
        assertEquals(
                "not exact enough", end(List.of(), List.of(POINT), false, "").badge());
    }
}
