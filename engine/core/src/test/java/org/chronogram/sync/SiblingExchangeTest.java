package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Worker 1 with three threads, so with partitions 3 to 5. Each partition has a window of its own. */
final class SiblingExchangeTest {
    private static final int FIRST = 3;

    private final SiblingExchange[] exchanges =
            SiblingExchange.of(new WorkerLayout(1, 2, 3, false, true), WorkerExchange.doorbells(3));
    private final List<List<String>> received = new ArrayList<>();

    SiblingExchangeTest() {
        for (SiblingExchange exchange : exchanges) {
            List<String> frames = new ArrayList<>();
            received.add(frames);
            exchange.deliverTo((source, buffer, offset, length) ->
                    frames.add(source + ": " + Frames.text(buffer, offset, length)));
        }
    }

    private void sendEvents(int thread, int partition, long step) {
        DirectBuffer frame = Frames.events(0, partition, step, 1);
        exchanges[thread].sendEvents(partition, frame, frame.capacity());
    }

    private static String events(int partition, long step) {
        return Frames.text(Frames.events(0, partition, step, 1));
    }

    private List<String> receive(int thread) {
        int workCount = exchanges[thread].doWork();
        List<String> frames = List.copyOf(received.get(thread));
        received.get(thread).clear();
        assertEquals(frames.size(), workCount);
        return frames;
    }

    @Test
    void shouldKnowItsSiblings() {
        assertFalse(exchanges[0].isSibling(2));
        assertTrue(exchanges[0].isSibling(3));
        assertTrue(exchanges[0].isSibling(5));
        assertFalse(exchanges[0].isSibling(6));
        assertEquals(2, exchanges[2].thread());
    }

    @Test
    void shouldMoveFramesBetweenAnyTwoSiblings() {
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                if (from != to) {
                    sendEvents(from, FIRST + to, 10 * from + to);
                }
            }
        }
        assertEquals(List.of("1: " + events(3, 10), "2: " + events(3, 20)), receive(0));
        assertEquals(List.of("0: " + events(4, 1), "2: " + events(4, 21)), receive(1));
        assertEquals(List.of("0: " + events(5, 2), "1: " + events(5, 12)), receive(2));
    }

    @Test
    void shouldSendEndBehindTheEventsWithTheNumberThatEachSiblingGot() {
        EventBatches batches = new EventBatches(exchanges[1], 1, 6);
        long[] words = Frames.record(90, 0, 0, 0);
        batches.send(3, words, 0, words.length);
        batches.send(5, words, 0, words.length);
        batches.send(5, words, 0, words.length);
        batches.flushAll();
        exchanges[1].sendEnd(Frames.stepEnd(0, 2, 90, 100, 101, 102, 103, 104, 105), batches);
        assertEquals(
                List.of(
                        "1: EVENTS to=3 step=0 from=1 records=1 times=[90]",
                        "1: END flags=2 step=0 from=1 records=1 times=[90, 103]"),
                receive(0));
        assertEquals(
                List.of(
                        "1: EVENTS to=5 step=0 from=1 records=2 times=[90, 90]",
                        "1: END flags=2 step=0 from=1 records=2 times=[90, 105]"),
                receive(2));
    }

    @Test
    void shouldNameNoPartitionWhereAllWindowsAreTheSame() {
        exchanges[1].sendEnd(Frames.stepEnd(0, 2, 90), new EventBatches(exchanges[1], 1, 6));
        assertEquals(List.of("1: END flags=2 step=0 from=1 records=0 times=[90]"), receive(2));
    }

    @Test
    void shouldLetFramesWaitWhileARingIsFull() {
        int frames = 40;
        UnsafeBuffer longest = new UnsafeBuffer(new byte[EventBatches.LONGEST_BATCH_BYTES]);
        for (int step = 0; step < frames; step++) {
            StepFrame.encodeEvents(longest, 0, 4, step, 1, 0);
            exchanges[0].sendEvents(4, longest, longest.capacity());
        }
        assertTrue(exchanges[0].peakWaitingBytes() > 0);
        assertEquals(0, exchanges[1].peakWaitingBytes());
        int arrived = 0;
        while (arrived < frames) {
            List<String> batch = receive(1);
            assertFalse(batch.isEmpty());
            assertTrue(batch.get(0).startsWith("0: EVENTS to=4 step=" + arrived + " "), batch.get(0));
            arrived += batch.size();
            assertEquals(List.of(), receive(0));
        }
    }

    @Test
    void shouldLeaveFramesInTheirRingUntilThereIsAReceiver() {
        SiblingExchange[] others =
                SiblingExchange.of(new WorkerLayout(0, 1, 2, false, true), WorkerExchange.doorbells(2));
        DirectBuffer frame = Frames.events(0, 1, 0, 0);
        others[0].sendEvents(1, frame, frame.capacity());
        assertEquals(0, others[1].doWork());
        List<Integer> sources = new ArrayList<>();
        others[1].deliverTo((source, buffer, offset, length) -> sources.add(source));
        assertEquals(1, others[1].doWork());
        assertEquals(List.of(0), sources);
    }

    @Test
    void shouldHaveNobodyToSendToWhereThereIsOneThread() {
        SiblingExchange only =
                SiblingExchange.of(new WorkerLayout(0, 1, 1, false, true), WorkerExchange.doorbells(1))[0];
        only.sendEnd(new StepEnd(1), new EventBatches(only, 0, 1));
        assertEquals(0, only.doWork());
        assertEquals(0, only.peakWaitingBytes());
    }
}
