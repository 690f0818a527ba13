package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.CachedNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which exchange fits which place in a run, and the exchanges of a worker with several threads. Each partition has a window
 * of its own.
 */
final class WorkerExchangeTest {
    private static final int EPOCH = 2;

    private final FakeMesh mesh = new FakeMesh(2);
    private final List<List<String>> received = List.of(new ArrayList<>(), new ArrayList<>());

    private static WorkerExchange exchange(int workers, int threads, boolean messagingThread) {
        WorkerLayout layout = new WorkerLayout(0, workers, threads, messagingThread, true);
        return WorkerExchange.of(layout, new CheckpointMarks(), 1 << 20, new CachedNanoClock());
    }

    /** Worker 0 of two, with two threads, so with partitions 0 and 1. */
    private WorkerExchange threaded(boolean messagingThread) {
        WorkerExchange exchange = exchange(2, 2, messagingThread);
        exchange.connect(mesh, EPOCH, new long[2]);
        for (int thread = 0; thread < 2; thread++) {
            List<String> frames = received.get(thread);
            exchange.partition(thread)
                    .deliverTo((source, buffer, offset, length) ->
                            frames.add(source + ": " + Frames.text(buffer, offset, length)));
        }
        return exchange;
    }

    private static void sendEvents(WorkerExchange exchange, int thread, int partition) {
        DirectBuffer frame = Frames.events(EPOCH, partition, 0, 0);
        exchange.partition(thread).sendEvents(partition, frame, frame.capacity());
    }

    private static void sendEnd(WorkerExchange exchange, int thread, long next) {
        EventBatches batches = new EventBatches(exchange.partition(thread), 0, 4);
        StepEnd end = Frames.stepEnd(0, 0, next, next + 100, next + 101, next + 102, next + 103);
        exchange.partition(thread).sendEnd(end, batches);
    }

    private static boolean fromPeer(WorkerExchange exchange, DirectBuffer frame) {
        return FakeMesh.deliver(exchange.meshHandler(), 1, frame);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, false", "1, 1, true", "1, 3, false", "1, 3, true"})
    void shouldBeAloneWhereThereIsOneWorker(int workers, int threads, boolean messagingThread) {
        WorkerExchange exchange = exchange(workers, threads, messagingThread);
        assertInstanceOf(AloneExchange.class, exchange);
        assertTrue(exchange.messagingAgent().isEmpty());
        assertEquals(0, exchange.peakWaitingBytesOfAgent());
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 1"})
    void shouldBeInlineWhereOneThreadDoesAll(int workers, int threads) {
        assertInstanceOf(InlineExchange.class, exchange(workers, threads, false));
    }

    @ParameterizedTest
    @CsvSource({"2, 1, true", "2, 2, false", "2, 2, true", "5, 3, false"})
    void shouldBeThreadedWhereThereAreSeveralThreads(int workers, int threads, boolean messagingThread) {
        WorkerExchange exchange = exchange(workers, threads, messagingThread);
        assertInstanceOf(ThreadedExchange.class, exchange);
        assertEquals(messagingThread, exchange.messagingAgent().isPresent());
    }

    @Test
    void shouldStayNowhereWhereItIsAlone() {
        WorkerExchange alone = exchange(1, 2, false);
        alone.startAt(0);
        alone.connect(PeerMesh.DISCONNECTED, 0, new long[1]);
        alone.drain();
        assertFalse(alone.canRepeatFrom(0));
        assertFalse(fromPeer(alone, Frames.events(0, 0, 0, 1)));
    }

    @Test
    void shouldMoveFramesBetweenTheThreadsOfTheOnlyWorker() {
        WorkerExchange alone = exchange(1, 2, false);
        List<String> frames = new ArrayList<>();
        alone.partition(1)
                .deliverTo((source, buffer, offset, length) ->
                        frames.add(source + ": " + Frames.text(buffer, offset, length)));
        sendEvents(alone, 0, 1);
        sendEnd(alone, 0, 50);
        assertEquals(2, alone.partition(1).doWork());
        assertEquals(
                List.of(
                        "0: EVENTS to=1 step=0 from=0 records=0 times=[]",
                        "0: END flags=0 step=0 from=0 records=0 times=[50, 151]"),
                frames);
    }

    @Test
    void shouldRunTheMessagingOnTheThreadOfTheFirstPartition() {
        WorkerExchange exchange = threaded(false);
        sendEvents(exchange, 0, 2);
        assertEquals(List.of(), mesh.takeSent(1));
        exchange.partition(0).push();
        assertEquals(List.of("EVENTS to=2 step=0 from=0 records=0 times=[]"), mesh.takeSent(1));
        sendEvents(exchange, 1, 3);
        assertEquals(0, exchange.partition(1).doWork());
        assertEquals(List.of(), mesh.takeSent(1));
        assertEquals(1, exchange.partition(0).doWork());
        assertEquals(List.of("EVENTS to=3 step=0 from=0 records=0 times=[]"), mesh.takeSent(1));
    }

    @Test
    void shouldLeaveTheMessagingToItsThread() throws Exception {
        WorkerExchange exchange = threaded(true);
        sendEvents(exchange, 0, 2);
        assertEquals(0, exchange.partition(0).doWork());
        assertEquals(List.of(), mesh.takeSent(1));
        assertEquals(1, exchange.messagingAgent().orElseThrow().doWork());
        assertEquals(List.of("EVENTS to=2 step=0 from=0 records=0 times=[]"), mesh.takeSent(1));
    }

    @Test
    void shouldSendEventsForSiblingsOverTheirRing() {
        WorkerExchange exchange = threaded(false);
        sendEvents(exchange, 0, 1);
        assertEquals(0, mesh.turns());
        assertEquals(1, exchange.partition(1).doWork());
        assertEquals(List.of("0: EVENTS to=1 step=0 from=0 records=0 times=[]"), received.get(1));
    }

    @Test
    void shouldSendEndToSiblingsAndPeers() {
        WorkerExchange exchange = threaded(false);
        sendEnd(exchange, 1, 60);
        sendEnd(exchange, 0, 50);
        int unused = exchange.partition(0).doWork();
        unused = exchange.partition(1).doWork();
        assertEquals(List.of("1: END flags=0 step=0 from=1 records=0 times=[60, 160]"), received.get(0));
        assertEquals(List.of("0: END flags=0 step=0 from=0 records=0 times=[50, 151]"), received.get(1));
        assertEquals(List.of("END flags=0 step=0 from=0 records=0 times=[50, 152, 153]"), mesh.takeSent(1));
    }

    @Test
    void shouldNumberPeersBehindSiblings() {
        WorkerExchange exchange = threaded(true);
        assertTrue(fromPeer(exchange, Frames.events(EPOCH, 1, 0, 1)));
        assertTrue(fromPeer(exchange, Frames.end(EPOCH, 0, 1, 0, 0, 7, 8, 9)));
        assertEquals(1, exchange.partition(0).doWork());
        assertEquals(2, exchange.partition(1).doWork());
        assertEquals(List.of("3: END flags=0 step=0 from=1 records=0 times=[7, 8]"), received.get(0));
        assertEquals(
                List.of(
                        "3: EVENTS to=1 step=0 from=1 records=0 times=[]",
                        "3: END flags=0 step=0 from=1 records=0 times=[7, 9]"),
                received.get(1));
    }

    @Test
    void shouldHandAllFramesThatHaveArrivedToThePartitions() {
        WorkerExchange exchange = threaded(true);
        int ends = 30_000;
        for (int step = 0; step < ends; step++) {
            assertTrue(fromPeer(exchange, Frames.end(EPOCH, step, 1, 0, 0, 7, 8, 9)));
        }
        assertTrue(exchange.peakWaitingBytesOfAgent() > 0);
        exchange.drain();
        assertEquals(ends, received.get(0).size());
        assertEquals(ends, received.get(1).size());
    }

    @Test
    void shouldContinueARun() {
        WorkerExchange exchange = exchange(2, 1, true);
        exchange.startAt(7);
        assertFalse(exchange.canRepeatFrom(6));
        assertTrue(exchange.canRepeatFrom(7));
    }

    @Test
    void shouldCountTheBytesThatWaitForTheAgent() {
        WorkerExchange exchange = threaded(true);
        byte[] bytes = new byte[EventBatches.LONGEST_BATCH_BYTES];
        UnsafeBuffer longest = new UnsafeBuffer(bytes);
        StepFrame.encodeEvents(longest, EPOCH, 2, 0, 0, 0);
        for (int i = 0; i < 20; i++) {
            exchange.partition(0).sendEvents(2, longest, bytes.length);
        }
        assertTrue(exchange.partition(0).peakWaitingBytes() > 0);
        // Frames that wait count as work: the thread must not go to sleep over them.
        assertEquals(1, exchange.partition(0).doWork());
    }
}
