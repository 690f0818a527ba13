package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chronogram.experiment.ExperimentDirectory;
import org.chronogram.page.SweepTable;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep with a page: what the page says at its time is a matter of {@code SweepHistoryTest}. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class PagedSweepTest {
    @TempDir
    private Path directory;

    private String address(TestCommandLine cli) {
        return cli.err().lines().findFirst().orElseThrow().substring("page  ".length());
    }

    private static String send(String address, boolean post) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
            return HttpClient.newHttpClient()
                    .send((post ? request.POST(BodyPublishers.noBody()) : request).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "nobody answers";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int sweep(TestCommandLine cli, String more) {
        return cli.execute(("sweep phold --vary lps=10,20 --replications 2 --jobs 1 --out sweep " + more).split(" "));
    }

    @Test
    void shouldShowTheRunThatGoesOn() {
        TestCommandLine cli = new TestCommandLine(directory);
        cli.simulation = specification -> {
            cli.listener.onProgress(new Progress(1, 2, 3, 4, 5, List.of(3L)));
            String metrics = send(address(cli) + "metrics", false);
            assertTrue(metrics.contains("chronogram_sweep_runs_active 1.0"), metrics);
            assertTrue(metrics.contains("chronogram_sweep_runs_planned 4.0"), metrics);
            return SweepCommandTest.result(specification, 0);
        };
        assertEquals(0, sweep(cli, "--page"), cli::err);
        assertEquals("nobody answers", send(address(cli), false));
    }

    @Test
    void shouldStopAsByCtrlC() {
        TestCommandLine cli = new TestCommandLine(directory);
        cli.simulation = specification -> {
            assertEquals("asked\n", send(address(cli) + "stop", true));
            return SweepCommandTest.result(specification, 0);
        };
        assertEquals(130, sweep(cli, "--page"), cli::err);
        assertTrue(cli.err().contains("sim: stopped after 1 of 4 runs; what is done is kept in"), cli::err);
    }

    @Test
    void shouldTakeOffARunThatHasFailed() {
        TestCommandLine cli = new TestCommandLine(directory);
        cli.simulation = specification -> {
            String metrics = send(address(cli) + "metrics", false);
            assertTrue(metrics.contains("chronogram_sweep_runs_active 1.0"), metrics);
            throw new RunFailedException("no luck", "");
        };
        assertEquals(1, sweep(cli, "--page"), cli::err);
    }

    @Test
    void shouldRefuseABadPortBeforeTheSweep() {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(2, sweep(cli, "--page=0"));
        assertTrue(cli.err().startsWith("sim: --page=0: expected a port from 1 to 65535"), cli::err);
        assertFalse(Files.exists(directory.resolve("sweep")));
    }

    @Test
    void shouldMakeATableOfTheResults() {
        TestCommandLine cli = new TestCommandLine(directory);
        cli.simulation = specification -> SweepCommandTest.result(
                specification, specification.simulation().replication());
        assertEquals(0, sweep(cli, "--quiet"), cli::err);
        try (ExperimentDirectory done = ExperimentDirectory.existing(directory.resolve("sweep"))) {
            SweepTable table = LiveTable.of(done.results(), List.of("wait", "unknown"));
            assertEquals(List.of("lps", "runs", "wait [s]"), table.headings());
            assertEquals(1, table.parameters());
            assertEquals(List.of("10", "2", "10.5 \u00b1 6.4"), table.rows().get(0));
            SweepTable usual = LiveTable.of(done.results(), List.of("unknown"));
            assertTrue(usual.headings().size() > 2, () -> "" + usual.headings());
        }
    }
}
