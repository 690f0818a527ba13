package org.chronogram.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chronogram.page.PageClient.Events;
import org.chronogram.results.Recovery;
import org.chronogram.run.CommittedCheckpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a page is told while a run goes on. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class LivePageTest {
    private static final Recovery LOST =
            new Recovery(1, 1, "was killed by signal 9", 4, "4s", "2s", Double.NaN, 0, Recovery.ROLLBACK);

    private final PageFixture run = new PageFixture();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void shouldPushWhatTheRunSays() throws Exception {
        try (Events events = run.events()) {
            assertEquals("text/event-stream; charset=utf-8", events.type());
            JsonNode first = events.next();
            assertTrue(first.get("first").asBoolean());
            assertEquals("STARTING", first.get("phase").asText());
            run.begin();
            assertEquals("<b>ring</b>", events.next().get("head").get("model").asText());
            run.page.onProgress(PageFixture.progress(1));
            JsonNode running = events.next();
            assertFalse(running.get("first").asBoolean());
            assertEquals("RUNNING", running.get("phase").asText());
            assertEquals(
                    "[[1.0,1.0,1000,1,2,500000000,1500000000,0,2097152,0,0]]",
                    running.get("samples").toString());
            assertEquals(99.0, running.get("now").get("secondsLeft").asDouble(), 1e-9);
            run.page.onProgress(PageFixture.progress(2));
            JsonNode next = events.next();
            assertEquals(1, next.get("samples").size());
            assertEquals(2.0, next.get("samples").get(0).get(0).asDouble());
            assertEquals(
                    "[[\"0.0\",0.25,0.25,0.5,0.0,1],[\"1.0\",0.25,0.25,0.5,0.0,1]]",
                    next.get("loads").toString());
        }
    }

    @Test
    void shouldTellAllToAPageThatIsOpenedLate() throws Exception {
        run.begin();
        for (int second = 1; second <= 5; second++) {
            run.page.onProgress(PageFixture.progress(second));
        }
        run.page.onNotice("sim: first");
        run.page.onNotice("sim: second\nwith another line");
        try (Events events = run.events()) {
            JsonNode first = events.next();
            assertEquals(5, first.get("samples").size());
            assertEquals(2, first.get("notes").size());
            assertFalse(first.get("notes").get(1).get(1).asText().contains("\n"));
        }
    }

    @Test
    void shouldShowARecoveryFromTheLossToItsEnd() throws Exception {
        run.begin();
        run.page.onProgress(PageFixture.progress(4));
        try (Events events = run.events()) {
            assertEquals(0, events.next().get("recoveries").size());
            run.page.onRecovery(LOST);
            JsonNode lost = events.next();
            assertEquals(1, lost.get("losses").asInt());
            assertEquals(
                    "was killed by signal 9",
                    lost.get("recoveries").get(0).get("cause").asText());
            assertTrue(lost.get("recoveries").get(0).get("secondsLost").isNull());
            run.page.onRecovery(LOST.lasting(1.5));
            JsonNode over = events.next();
            assertEquals(1, over.get("losses").asInt());
            assertEquals(1.5, over.get("recoveries").get(0).get("secondsLost").asDouble());
            assertEquals(4.0, over.get("recoveries").get(0).get("wallSeconds").asDouble());
        }
    }

    @Test
    void shouldSayWhenACheckpointThatWasAskedForIsComplete() throws Exception {
        run.begin();
        assertEquals(202, run.post("checkpoint").statusCode());
        run.page.onCheckpoint(new CommittedCheckpoint(7, 3 * PageFixture.SECOND, 2_048, 5_000_000));
        try (Events events = run.events()) {
            JsonNode first = events.next();
            assertEquals(1, first.get("checkpoints").asInt());
            assertEquals(
                    "{\"simulated\":3.0,\"bytes\":2048,\"pauseSeconds\":0.005}",
                    first.get("checkpoint").toString());
            assertEquals(
                    "The checkpoint that was asked for here is complete, of simulated time 3s",
                    first.get("notes").get(1).get(1).asText());
        }
    }

    @Test
    void shouldTellHowTheRunHasEndedBeforeItGoesAway() throws Exception {
        run.begin();
        Events events = run.events();
        JsonNode unused = events.next();
        CompletableFuture<JsonNode> last = CompletableFuture.supplyAsync(() -> lastOf(events));
        run.page.end(new RunEnd(true, "done", "The run is done"));
        run.page.close();
        JsonNode end = last.get();
        assertEquals("ENDED", end.get("phase").asText());
        assertEquals("done", end.get("end").get("badge").asText());
        events.close();
    }

    private static JsonNode lastOf(Events events) {
        try {
            JsonNode last = null;
            for (JsonNode next = events.next(); next != null; next = events.next()) {
                last = next;
            }
            return last;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldSayThatTheRunHasNotBegunWhenTheCommandEndsBefore() throws Exception {
        Events events = run.events();
        JsonNode unused = events.next();
        run.page.close();
        assertEquals("not begun", events.next().get("end").get("badge").asText());
        assertNull(events.next());
        events.close();
    }

    @Test
    void shouldTellOfManyMessagesAtOnce() throws Exception {
        run.begin();
        try (Events events = run.events()) {
            JsonNode unused = events.next();
            for (int note = 0; note < 100; note++) {
                run.page.onNotice("note " + note);
            }
            int told = 0;
            int notes = 0;
            for (; notes < 100; told++) {
                notes += events.next().get("notes").size();
            }
            assertEquals(100, notes);
            assertTrue(told < 20, "told of " + told + " times");
        }
    }

    @Test
    void shouldNotMindBrowsersThatGoAway() throws Exception {
        run.begin();
        for (int round = 0; round < 2 * EventStreams.MOST; round++) {
            Events gone = run.events();
            if (gone.status() == 200) {
                JsonNode unused = gone.next();
            }
            gone.close();
            run.page.onProgress(PageFixture.progress(round + 1));
        }
        try (Events events = awaitPlace()) {
            assertEquals(2 * EventStreams.MOST, events.next().get("samples").size());
        }
    }

    /** The server notices that a browser has gone away when it next writes to it. */
    private Events awaitPlace() throws Exception {
        Events events = run.events();
        while (events.status() != 200) {
            events.close();
            run.page.onNotice("is anybody there?");
            events = run.events();
        }
        return events;
    }

    @Test
    void shouldServeOnlySoManyPagesAtOnce() throws Exception {
        List<Events> open = new ArrayList<>();
        for (int page = 0; page < EventStreams.MOST; page++) {
            open.add(run.events());
            assertEquals(200, open.get(page).status());
        }
        try (Events tooMany = run.events()) {
            assertEquals(503, tooMany.status());
        }
        for (Events events : open) {
            events.close();
        }
    }
}
