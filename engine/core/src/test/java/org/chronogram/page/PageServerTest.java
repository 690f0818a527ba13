package org.chronogram.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer of the server, and which. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class PageServerTest {
    private final PageFixture run = new PageFixture();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void shouldServeThePageWithAPolicyThatLoadsNothing() throws Exception {
        HttpResponse<String> page = run.get("");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().startsWith("<!DOCTYPE html>"), page::body);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
        assertTrue(policy.endsWith("; connect-src 'self'; frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        assertFalse(page.body().contains("http://") || page.body().contains("https://"), "names an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/metrics", "/0123456789abcdef0123456789abcdef/", "/%00/"})
    void shouldNotBeFoundWithoutTheToken(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + run.port() + path))
                .build();
        HttpResponse<String> answer = run.client.http.send(request, BodyHandlers.ofString());
        assertEquals(404, answer.statusCode());
        assertEquals("not found\n", answer.body());
    }

    @Test
    void shouldHaveAnotherTokenEachTime() {
        assertNotEquals(PageAddress.at(1), PageAddress.at(1));
        assertTrue(PageAddress.at(1).token().matches("[0-9a-f]{32}"));
    }

    @Test
    void shouldRefuseWhatIsMeantForAnotherName() throws IOException {
        String path = URI.create(run.page.address()).getPath();
        String foreign = "GET " + path + " HTTP/1.1\r\nHost: evil.example:" + run.port() + "\r\n\r\n";
        assertEquals("HTTP/1.1 403 Forbidden", run.raw(foreign));
        assertEquals("HTTP/1.1 403 Forbidden", run.raw("GET " + path + " HTTP/1.0\r\n\r\n"));
        String own = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + run.port() + "\r\n\r\n";
        assertEquals("HTTP/1.1 200 OK", run.raw(own));
    }

    @Test
    void shouldStopTheRunForItsOwnPageOnly() throws Exception {
        run.begin();
        assertEquals(403, run.post("stop", "Origin", "http://evil.example").statusCode());
        assertEquals(403, run.post("stop", "Origin", "null").statusCode());
        assertEquals(404, run.get("stop").statusCode());
        assertEquals(1, run.stops.getCount());
        String origin = "http://127.0.0.1:" + run.port();
        assertEquals(202, run.post("stop", "Origin", origin).statusCode());
        assertEquals(0, run.stops.getCount());
    }

    @Test
    void shouldAskForACheckpoint() throws Exception {
        run.begin();
        assertEquals(202, run.post("checkpoint").statusCode());
        assertEquals(0, run.checkpoints.getCount());
    }

    @Test
    void shouldSayThatTheRunWritesNoCheckpoints() throws Exception {
        run.begin(PageFixture.specification(FaultTolerance.WITHOUT_CHECKPOINTS));
        HttpResponse<String> answer = run.post("checkpoint");
        assertEquals(409, answer.statusCode());
        assertEquals("the run writes no checkpoints, or has ended\n", answer.body());
        assertEquals(1, run.checkpoints.getCount());
    }

    @Test
    void shouldStopNothingBeforeTheRun() throws Exception {
        assertEquals(409, run.post("stop").statusCode());
        assertEquals(1, run.stops.getCount());
    }

    @Test
    void shouldSayThatThePortIsInUse() {
        int port = run.port();
        String message = assertThrows(InvalidInputException.class, () -> LivePage.open(port, "--page=" + port))
                .getMessage();
        assertEquals(
                "--page=" + port + ": cannot listen at 127.0.0.1 there (Address already in use): give another port, or"
                        + " none for any that is free",
                message);
    }

    @Test
    void shouldServeMetricsOfARunOfTwoWorkers() throws Exception {
        run.begin();
        run.page.onProgress(PageFixture.progress(4));
        HttpResponse<String> metrics = run.get("metrics");
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(metrics.body().lines().allMatch(line -> line.matches("# (HELP|TYPE) \\w+ .*|\\w+(\\{.*})? \\S+")));
        assertHas(metrics.body(), "chronogram_run_info{model=\"<b>ring</b>\",time_unit=\"s\"} 1");
        assertHas(metrics.body(), "chronogram_events_total 4000.0");
        assertHas(metrics.body(), "chronogram_done_ratio 0.04");
        assertHas(metrics.body(), "chronogram_left_seconds 96.0");
        assertHas(metrics.body(), "chronogram_heap_bytes{worker=\"1\"} 1048576.0");
        assertHas(metrics.body(), "chronogram_step_seconds_total{part=\"exchange\",thread=\"0\",worker=\"1\"} 2.0");
        assertHas(metrics.body(), "chronogram_running 1.0");
    }

    private static void assertHas(String text, String line) {
        assertTrue(text.lines().anyMatch(line::equals), () -> line + " is not in\n" + text);
    }

    @Test
    void shouldBeGoneWhenItIsClosed() {
        run.close();
        assertThrows(IOException.class, () -> run.get(""));
    }
}
