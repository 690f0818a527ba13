package org.chronogram.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chronogram.page.PageClient.Events;
import org.chronogram.run.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a page about a sweep is told; who gets an answer, {@link PageServerTest} tests for all pages. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class SweepPageTest {
    private final SweepPage page = SweepPage.open(0, "--page");
    private final PageClient client = new PageClient(page.address());
    private final CountDownLatch stops = new CountDownLatch(1);

    @AfterEach
    void close() {
        page.close();
    }

    private void begin() {
        page.begin(new SweepHead("<b>ring</b>", Map.of("Seed", "1")), stops::countDown);
        page.onCounts(new SweepCounts(2, 8, 1, 1));
        page.onRunBegin(5, "lps=10", 2);
        page.onRunProgress(5, new Progress(25, 100, 1_000, 1, 3, List.of(1_000L)));
        page.onTime(5, 4_096);
    }

    @Test
    void shouldServeItsOwnPageWithThePolicyOfAllPages() throws Exception {
        String html = client.get("").body();
        assertTrue(html.contains("Live page of a sweep"), html);
        String policy =
                client.get("").headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
        assertEquals(403, client.post("stop", "Origin", "http://evil.example").statusCode());
    }

    @Test
    void shouldTellWhatTheSweepDoes() throws Exception {
        begin();
        page.onTable(new SweepTable(List.of("lps", "wait"), 1, List.of(List.of("10", "3 \u00b1 1")), "means"));
        page.onNotice("a run has failed");
        try (Events events = client.events()) {
            JsonNode first = events.next();
            assertEquals("<b>ring</b>", first.get("head").get("model").asText());
            assertEquals(
                    "{\"done\":2,\"total\":8,\"failed\":1,\"doneShare\":0.28125,\"secondsLeft\":23.0,"
                            + "\"wallSeconds\":5.0,\"events\":1000,\"heapBytes\":4096}",
                    first.get("now").toString());
            assertEquals("lps=10", first.get("active").get(0).get("combination").asText());
            assertEquals(0.25, first.get("active").get(0).get("doneShare").asDouble());
            assertEquals(
                    "[[0,[\"10\",\"3 \u00b1 1\"]]]",
                    first.get("table").get("rows").toString());
            assertEquals("a run has failed", first.get("notes").get(0).get(1).asText());
            page.onTime(6, 5_000);
            JsonNode next = events.next();
            assertEquals(0, next.get("table").get("rows").size());
            assertTrue(next.get("table").get("headings").isNull());
            assertEquals("[[6.0,1000,2,5000]]", next.get("samples").toString());
        }
    }

    @Test
    void shouldServeMetricsOfTheSweep() throws Exception {
        begin();
        String metrics = client.get("metrics").body();
        for (String line : List.of(
                "chronogram_sweep_info{model=\"<b>ring</b>\"} 1",
                "chronogram_sweep_runs_planned 8.0",
                "chronogram_sweep_runs_done 2.0",
                "chronogram_sweep_runs_active 1.0",
                "chronogram_sweep_runs_failed 1.0",
                "chronogram_events_total 1000.0",
                "chronogram_left_seconds 23.0",
                "chronogram_running 1.0")) {
            assertTrue(metrics.lines().anyMatch(line::equals), () -> line + " is not in\n" + metrics);
        }
    }

    @Test
    void shouldStopTheSweep() throws Exception {
        assertEquals(409, client.post("stop").statusCode());
        begin();
        assertEquals(202, client.post("stop").statusCode());
        assertEquals(0, stops.getCount());
        assertEquals(404, client.post("checkpoint").statusCode());
    }
}
