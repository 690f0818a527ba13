package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.Await;
import org.chronogram.messaging.FrameHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeshTest {
    private static final int MAX_FRAME_LENGTH =
            NetworkProfile.LOOPBACK.clampedTo(SocketBuffers.granted()).maxFrameLength();
    private static final FrameHandler IGNORE = (source, buffer, offset, length) -> true;

    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[MAX_FRAME_LENGTH + 1]);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 2", "4, 3"})
    void shouldDeliverFramesOfAllSizesInOrder(int workers, long seed) {
        MeshTraffic traffic = new MeshTraffic(workers, seed, MAX_FRAME_LENGTH);
        try (MeshGroup group = new MeshGroup(workers, traffic::handler)) {
            traffic.attach(group);
            for (int round = 0; round < 1_000; round++) {
                traffic.sendToAll();
                if (round % 10 == 0) {
                    group.work();
                }
            }
            group.until(traffic::isComplete, () -> "seed=" + seed + " " + traffic);
            traffic.assertComplete();
        }
    }

    @Test
    void shouldLoseNothingWhenPeerDoesNotPollForAWhile() {
        MeshTraffic traffic = new MeshTraffic(2, 5, MAX_FRAME_LENGTH);
        try (MeshGroup group = new MeshGroup(2, traffic::handler)) {
            traffic.attach(group);
            for (int i = 0; i < 1_000; i++) {
                traffic.send(0, 1);
                group.mesh(0).doWork();
            }
            Await.spend(20, () -> pulseAndFlush(group, traffic));
            assertTrue(traffic.queue(0, 1).waitingBytes() > 0, "back pressure did not happen");
            assertEquals(0, traffic.received(0, 1).count());

            group.until(traffic::isComplete, traffic::toString);
            traffic.assertComplete();
        }
    }

    private static void pulseAndFlush(MeshGroup group, MeshTraffic traffic) {
        assertFalse(traffic.queue(0, 1).flush());
        group.mesh(0).doWork();
        group.mesh(1).pulse();
    }

    @Test
    void shouldOfferRefusedFrameAgain() {
        AtomicBoolean open = new AtomicBoolean();
        List<Long> offered = new ArrayList<>();
        FrameHandler handler = (source, buffer, offset, length) -> {
            offered.add(buffer.getLong(offset));
            return open.get();
        };
        try (MeshGroup group = new MeshGroup(2, worker -> handler)) {
            send(group.mesh(0), 1, 1);
            send(group.mesh(0), 1, 2);
            group.until(() -> offered.size() >= 3, () -> "offered=" + offered);
            assertTrue(offered.stream().allMatch(value -> value == 1), "offered=" + offered);

            open.set(true);
            group.until(() -> offered.contains(2L), () -> "offered=" + offered);
            Await.spend(5, group::work);
            assertEquals(1, offered.stream().filter(value -> value == 2).count());
        }
    }

    @Test
    void shouldReportExceptionOfHandlerFromEachDutyCycle() {
        IllegalStateException broken = new IllegalStateException("broken");
        FrameHandler failing = (source, buffer, offset, length) -> {
            throw broken;
        };
        try (MeshGroup group = new MeshGroup(2, worker -> worker == 1 ? failing : IGNORE)) {
            send(group.mesh(0), 1, 1);

            MeshException thrown = assertThrows(MeshException.class, () -> Await.spend(5_000, group::work));

            assertEquals(
                    "FrameHandler threw at a frame of length=8 from peer=0: java.lang.IllegalStateException: broken",
                    thrown.getMessage());
            assertSame(broken, thrown.getCause());
            assertThrows(MeshException.class, group.mesh(1)::doWork);
            assertThrows(MeshException.class, group.mesh(1)::pulse);
        }
    }

    @Test
    void shouldRejectCallsFromWithinHandler() {
        AtomicReference<MeshGroup> holder = new AtomicReference<>();
        List<String> messages = new ArrayList<>();
        FrameHandler reentrant = (source, buffer, offset, length) -> {
            Mesh mesh = holder.get().mesh(1);
            messages.add(messageOf(mesh::doWork));
            messages.add(messageOf(mesh::close));
            messages.add(messageOf(() -> send(mesh, 0, 1)));
            return true;
        };
        try (MeshGroup group = new MeshGroup(2, worker -> worker == 1 ? reentrant : IGNORE)) {
            holder.set(group);
            send(group.mesh(0), 1, 1);
            group.until(() -> messages.size() == 3, messages::toString);
        }
        String expected =
                "called from within FrameHandler.onFrame: a handler puts the frame away and returns, send later";
        assertEquals(List.of(expected, expected, expected), messages);
    }

    @Test
    void shouldReceiveWithoutDeliveringWhilePulsed() {
        MeshTraffic traffic = new MeshTraffic(2, 6, 1_000);
        try (MeshGroup group = new MeshGroup(2, traffic::handler)) {
            traffic.attach(group);
            long receivedBefore = group.mesh(1).statistics().bytesReceived();
            for (int i = 0; i < 20; i++) {
                traffic.send(0, 1);
            }
            Await.until(
                    () -> group.mesh(1).statistics().bytesReceived() > receivedBefore + 1_000,
                    () -> pulseBoth(group),
                    () -> group.mesh(1).statistics().toString());

            assertEquals(0, traffic.received(0, 1).count());
            group.until(traffic::isComplete, traffic::toString);
        }
    }

    private static void pulseBoth(MeshGroup group) {
        group.mesh(0).pulse();
        group.mesh(1).pulse();
    }

    @Test
    void shouldHaveOneSocketAPeer() {
        try (MeshGroup group = new MeshGroup(3, worker -> IGNORE)) {
            assertTrue(group.mesh(0).endpoint(1).matches("127\\.0\\.0\\.1:[1-9]\\d*"));
            assertNotEquals(group.mesh(0).endpoint(1), group.mesh(0).endpoint(2));
        }
    }

    @Test
    void shouldDeleteDirectoryOnCloseAndCloseTwice() {
        MeshGroup group = new MeshGroup(2, worker -> IGNORE);
        assertTrue(Files.exists(group.directory(0)));
        MeshStatistics before = group.mesh(0).statistics();

        group.mesh(0).close();
        group.mesh(0).close();

        assertFalse(Files.exists(group.directory(0)));
        assertTrue(group.mesh(0).statistics().bytesSent() >= before.bytesSent());
        assertEquals("mesh of worker=0 is closed", messageOf(group.mesh(0)::doWork));
        group.close();
        assertFalse(Files.exists(group.directory(1)));
    }

    @Test
    void shouldCloseFastWhenPeerIsGone() {
        try (MeshGroup group = new MeshGroup(2, worker -> IGNORE)) {
            group.mesh(0).close();
            while (group.mesh(1).sender(0).offer(frame, 0, MAX_FRAME_LENGTH)) {
                group.mesh(1).doWork();
            }
            long beginNs = System.nanoTime();
            group.mesh(1).close();
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNs);

            assertTrue(tookMs < 1_000, "took " + tookMs + " ms");
        }
    }

    @Test
    void shouldFailWhenThreadIsInterrupted() {
        MeshGroup group = new MeshGroup(2, worker -> IGNORE);
        Thread.currentThread().interrupt();
        try {
            MeshException thrown = assertThrows(MeshException.class, () -> Await.spend(5_000, group::work));

            assertEquals("media driver has stopped: the thread of a mesh must not be interrupted", thrown.getMessage());
        } finally {
            assertTrue(Thread.interrupted());
            group.close();
        }
        assertFalse(Files.exists(group.directory(0)));
    }

    @Test
    void shouldNotAcceptFramesForRevokedPeer() {
        try (MeshGroup group = new MeshGroup(3, worker -> IGNORE)) {
            group.mesh(0).revoke(1);
            Await.spend(5, group::work);

            MeshException thrown = assertThrows(MeshException.class, () -> send(group.mesh(0), 1, 1));

            assertEquals("stream to peer=1 is closed: nothing can be sent to it in this epoch", thrown.getMessage());
            send(group.mesh(0), 2, 1);
            group.mesh(0).probeIdleStreams(System.nanoTime());
        }
    }

    @Test
    void shouldRejectFrameThatIsTooLong() {
        try (MeshGroup group = new MeshGroup(2, worker -> IGNORE)) {
            IllegalArgumentException thrown = assertThrows(
                    IllegalArgumentException.class, () -> offerLength(group.mesh(0), MAX_FRAME_LENGTH + 1));

            assertEquals(
                    "length=" + (MAX_FRAME_LENGTH + 1) + " must be in 0..maxFrameLength=" + MAX_FRAME_LENGTH,
                    thrown.getMessage());
            assertThrows(IndexOutOfBoundsException.class, () -> offerOutOfBounds(group.mesh(0)));
            send(group.mesh(0), 1, 1);
        }
    }

    @Test
    void shouldRejectPeerThatDoesNotExist() {
        try (MeshGroup group = new MeshGroup(2, worker -> IGNORE)) {
            assertEquals(
                    "peer=2 must be in 0..1 and not this worker=0",
                    messageOf(() -> group.mesh(0).sender(2)));
            assertEquals(
                    "peer=0 must be in 0..1 and not this worker=0",
                    messageOf(() -> group.mesh(0).endpoint(0)));
        }
    }

    private static String messageOf(Runnable action) {
        return assertThrows(RuntimeException.class, action::run).getMessage();
    }

    private void send(Mesh mesh, int peer, long value) {
        frame.putLong(0, value);
        assertTrue(mesh.sender(peer).offer(frame, 0, Long.BYTES));
    }

    private void offerLength(Mesh mesh, int length) {
        assertTrue(mesh.sender(1).offer(frame, 0, length));
    }

    private void offerOutOfBounds(Mesh mesh) {
        assertTrue(mesh.sender(1).offer(frame, MAX_FRAME_LENGTH, 2));
    }
}
