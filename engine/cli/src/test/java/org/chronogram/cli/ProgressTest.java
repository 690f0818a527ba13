package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressTest {
    private static final TimeBase SECONDS = TimeBase.SECONDS;
    private static final long SECOND = SECONDS.ticksPerUnit();
    private static final String AT_TEN = "25%  250s of 1000s  1.2 M events/s  810 steps/s  30 s left";

    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    private static Progress after(double wallSeconds) {
        long ticks = (long) (250.123456789 * SECOND * wallSeconds / 10);
        return new Progress(
                ticks,
                1000 * SECOND,
                (long) (1_200_000 * wallSeconds),
                (long) (810 * wallSeconds),
                wallSeconds,
                List.of());
    }

    private void passSeconds(double seconds) {
        cli.nowNs += (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void shouldTellTimePercentRatesAndTimeLeft() {
        assertEquals(AT_TEN, new ProgressLine(SECONDS).of(after(10), null));
    }

    @Test
    void shouldTakeRatesSinceLastShown() {
        Progress before = new Progress(0, 1000 * SECOND, 0, 0, 8, List.of());
        assertEquals(
                "25%  250s of 1000s  6 M events/s  4.05 k steps/s  30 s left",
                new ProgressLine(SECONDS).of(after(10), before));
    }

    @Test
    void shouldTellTheShareOfEveryWorker() {
        Progress progress = new Progress(0, 10, 200, 1, 1, List.of(120L, 80L));
        assertEquals(
                "0%  0 ticks of 10 ticks  200 events/s  1 steps/s  by worker 60/40 %",
                new ProgressLine(new TimeBase("ticks", 1)).of(progress, null));
    }

    @Test
    void shouldPrintPlainLineEveryFiveSeconds() {
        ProgressPrinter printer = new ProgressPrinter(cli.context(), "", SECONDS);
        passSeconds(4.9);
        printer.onProgress(after(4.9));
        assertEquals("", cli.err());
        passSeconds(5.1);
        printer.onProgress(after(10));
        printer.onProgress(after(10.1));
        assertEquals(AT_TEN + System.lineSeparator(), cli.err());
        passSeconds(5);
        printer.onProgress(after(15));
        assertEquals(2, cli.err().lines().count());
    }

    @Test
    void shouldRewriteLineInPlaceOnATerminal() {
        cli.terminal = true;
        ProgressPrinter printer = new ProgressPrinter(cli.context(), "", SECONDS);
        passSeconds(0.2);
        printer.onProgress(after(10));
        assertEquals("\r" + AT_TEN + "\u001b[K", cli.err());
        printer.close();
        assertEquals("\r" + AT_TEN + "\u001b[K\r\u001b[K", cli.err());
    }

    @Test
    void shouldNotBreakTheLineOnANarrowTerminal() {
        cli.terminal = true;
        cli.environment.put("COLUMNS", "60");
        ProgressPrinter printer = new ProgressPrinter(cli.context(), "2 workers: ", SECONDS);
        passSeconds(1);
        printer.onProgress(after(10));
        assertEquals("\r" + ("2 workers: " + AT_TEN).substring(0, 59) + "\u001b[K", cli.err());
    }

    @Test
    void shouldShowNothingAfterTheRun() {
        ProgressPrinter printer = new ProgressPrinter(cli.context(), "", SECONDS);
        printer.close();
        passSeconds(10);
        printer.onProgress(after(10));
        assertEquals("", cli.err());
    }

    @Test
    void shouldFollowARunUnlessToldToBeQuiet() {
        cli.simulation = specification -> {
            passSeconds(10);
            cli.listener.onProgress(after(10));
            return TestCommandLine.sample(specification).build();
        };
        cli.execute("run", "phold", "--out", "none", "--quiet");
        assertEquals("", cli.err());
        assertInstanceOf(NoticePrinter.class, cli.listener);
        cli.execute("run", "phold", "--out", "none");
        assertEquals(AT_TEN + System.lineSeparator(), cli.err());
    }
}
