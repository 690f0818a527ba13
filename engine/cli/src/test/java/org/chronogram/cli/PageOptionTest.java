package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class PageOptionTest {
    private static final Pattern ADDRESS = Pattern.compile("page {2}(http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/)");

    @TempDir
    private Path directory;

    private TestCommandLine cli() {
        return new TestCommandLine(directory);
    }

    private static String address(TestCommandLine cli) {
        Matcher line = ADDRESS.matcher(cli.err().lines().findFirst().orElse(""));
        assertTrue(line.matches(), cli::err);
        return line.group(1);
    }

    private static String get(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "nobody answers";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldServeThePageUntilTheRunHasEnded() {
        TestCommandLine cli = cli();
        cli.simulation = specification -> {
            cli.listener.onProgress(new Progress(1, 2, 3, 4, 5, List.of(3L)));
            String metrics = get(address(cli) + "metrics");
            assertTrue(metrics.contains("chronogram_events_total 3.0"), metrics);
            return TestCommandLine.sample(specification).build();
        };
        assertEquals(0, cli.execute("run", "phold", "--out", "none", "--quiet", "--page", "--seed", "2"), cli::err);
        assertEquals(2, cli.lastRun().simulation().seed());
        assertEquals("nobody answers", get(address(cli)));
    }

    @Test
    void shouldTakeThePortThatIsGiven() throws IOException {
        int port = freePort();
        TestCommandLine cli = cli();
        assertEquals(0, cli.execute("run", "phold", "--out", "none", "--quiet", "--page=" + port), cli::err);
        assertEquals(port, URI.create(address(cli)).getPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldRefuseAPortInUseBeforeTheRun() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            TestCommandLine cli = cli();
            int port = socket.getLocalPort();
            assertEquals(2, cli.execute("run", "phold", "--page", "" + port));
            assertEquals(
                    "sim: --page=" + port + ": cannot listen at 127.0.0.1 there (Address already in use): give another"
                            + " port, or none for any that is free" + System.lineSeparator(),
                    cli.err());
            assertTrue(cli.runs.isEmpty());
            assertFalse(Files.exists(directory.resolve("chronogram-runs")));
        }
    }

    @Test
    void shouldOpenNoPageForWhatIsRefused() {
        TestCommandLine cli = cli();
        assertEquals(2, cli.execute("run", "phold", "--page", "--end", "soon"));
        assertFalse(cli.err().contains("page  "), cli::err);
    }

    @Test
    void shouldPassOnHowTheRunFails() {
        TestCommandLine cli = cli();
        cli.simulation = specification -> {
            throw new RunFailedException("no luck", "");
        };
        assertEquals(1, cli.execute("run", "phold", "--out", "none", "--page"));
        assertTrue(cli.err().endsWith("sim: no luck" + System.lineSeparator()), cli::err);
    }
}
