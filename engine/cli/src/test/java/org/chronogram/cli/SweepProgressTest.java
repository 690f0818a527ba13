package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.chronogram.experiment.ExperimentProgress;
import org.junit.jupiter.api.Test;

final class SweepProgressTest {
    private static final ExperimentProgress PROGRESS = new ExperimentProgress(30, 90, 20, 1);

    private final TestCommandLine cli = new TestCommandLine(Path.of(""));

    @Test
    void shouldTellTheTimeLeftByTheRunsOfThisStart() {
        assertEquals("30 of 90 runs  1 failed  30 s left", SweepProgress.line(PROGRESS, 10));
        assertEquals("0 of 1 run", SweepProgress.line(new ExperimentProgress(0, 1, 0, 0), 10));
    }

    @Test
    void shouldRewriteOneLineOnATerminal() {
        cli.terminal = true;
        try (SweepProgress progress = new SweepProgress(cli.context(), false)) {
            progress.onProgress(PROGRESS);
            cli.nowNs += TimeUnit.SECONDS.toNanos(10);
            progress.onProgress(PROGRESS);
        }
        assertEquals("\r30 of 90 runs  1 failed  30 s left\u001b[K\r\u001b[K", cli.err());
    }

    @Test
    void shouldPrintLinesNowAndThenElsewhere() {
        try (SweepProgress progress = new SweepProgress(cli.context(), false)) {
            for (int second = 0; second < 12; second++) {
                cli.nowNs += TimeUnit.SECONDS.toNanos(1);
                progress.onProgress(PROGRESS);
            }
            progress.onRound(1, 12);
        }
        assertEquals(3, cli.err().lines().count(), cli::err);
    }

    @Test
    void shouldShowNothingButNoticesWhenQuiet() {
        try (SweepProgress progress = new SweepProgress(cli.context(), true)) {
            cli.nowNs += TimeUnit.MINUTES.toNanos(1);
            progress.onProgress(PROGRESS);
            progress.onRound(1, 12);
            progress.onNotice("sim: all of it");
            progress.onNotice("sim: all of it");
        }
        assertEquals("sim: all of it", cli.err().strip());
    }
}
