package org.chronogram.messaging.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.Await;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.SeededFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRingTest {
    private static final int FRAMES = 30_000;

    private final FrameRing ring = new FrameRing(4096, 500);
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[512]);
    private final List<Long> taken = new ArrayList<>();
    private final FrameHandler collect = (source, buffer, offset, length) -> taken.add(buffer.getLong(offset));

    @Test
    void shouldHandFramesOverInOrder() {
        offer(1);
        offer(2);

        assertFalse(ring.isEmpty());
        assertEquals(2, ring.drain(collect, 7, 10));
        assertEquals(List.of(1L, 2L), taken);
        assertTrue(ring.isEmpty());
    }

    @Test
    void shouldStopAtLimit() {
        offer(1);
        offer(2);

        assertEquals(1, ring.drain(collect, 0, 1));
        assertEquals(1, ring.drain(collect, 0, 1));
        assertEquals(0, ring.drain(collect, 0, 1));
        assertEquals(List.of(1L, 2L), taken);
    }

    @Test
    void shouldPassSourceToHandler() {
        offer(1);

        assertEquals(1, ring.drain((source, buffer, offset, length) -> source == 42, 42, 10));
    }

    @Test
    void shouldOfferRefusedFrameAgain() {
        offer(1);
        offer(2);

        int drained = ring.drain((source, buffer, offset, length) -> buffer.getLong(offset) == 1, 0, 10);

        assertEquals(1, drained);
        assertEquals(1, ring.drain(collect, 0, 10));
        assertEquals(List.of(2L), taken);
    }

    @Test
    void shouldKeepFrameAtWhichHandlerThrows() {
        offer(1);
        offer(2);
        FrameHandler failing = (source, buffer, offset, length) -> {
            throw new IllegalStateException("broken");
        };

        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> ring.drain(failing, 0, 10));

        assertEquals("broken", thrown.getMessage());
        assertEquals(2, ring.drain(collect, 0, 10));
    }

    @Test
    void shouldRefuseFrameWhenFullAndTakeItAfterDrain() {
        int offered = 0;
        while (ring.offer(frame, 0, 500)) {
            offered++;
        }

        assertTrue(offered >= 7, "offered=" + offered);
        assertEquals(offered, ring.drain(collect, 0, Integer.MAX_VALUE));
        assertTrue(ring.offer(frame, 0, 500));
    }

    @Test
    void shouldDrainAcrossEndOfBufferInOneCall() {
        for (int round = 0; round < 1000; round++) {
            int offered = 0;
            while (offered < 5 && ring.offer(frame, 0, 8 + round % 400)) {
                offered++;
            }
            assertEquals(offered, ring.drain(collect, 0, 100), "round=" + round);
            assertTrue(ring.isEmpty(), "round=" + round);
        }
    }

    @Test
    void shouldRejectCapacityThatIsNoPowerOfTwo() {
        assertMessage("capacityBytes=5000 must be a power of two in 1024..536870912", () -> new FrameRing(5000, 10));
        assertMessage("capacityBytes=512 must be a power of two in 1024..536870912", () -> new FrameRing(512, 10));
    }

    @Test
    void shouldRejectRingTooSmallForItsFrames() {
        assertMessage(
                "maxFrameLength=600 must be in 0..512 for capacityBytes=4096: make the ring at least 8 times the longest"
                        + " frame",
                () -> new FrameRing(4096, 600));
    }

    @Test
    void shouldRejectFrameThatIsTooLong() {
        assertMessage("length=501 must be in 0..maxFrameLength=500", () -> offerLength(501));
        assertMessage("length=-1 must be in 0..maxFrameLength=500", () -> offerLength(-1));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldCarryFramesBetweenThreads(long seed) {
        FrameRing shared = new FrameRing(1 << 16, 1 << 12);
        CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> produce(shared, seed));
        SeededFrames received = new SeededFrames(seed, shared.maxFrameLength());
        SplittableRandom moods = new SplittableRandom(seed + 1);
        FrameHandler moody = (source, buffer, offset, length) -> {
            if (moods.nextInt(8) == 0) {
                return false;
            }
            received.expectNext(buffer, offset, length);
            return true;
        };
        Await.until(
                () -> received.count() == FRAMES,
                () -> drainOrYield(shared, moody),
                () -> "seed=" + seed + " received=" + received.count());
        producer.join();
        assertTrue(shared.isEmpty());
    }

    private static void drainOrYield(FrameRing ring, FrameHandler handler) {
        if (ring.drain(handler, 0, 16) == 0) {
            Thread.yield();
        }
    }

    private static void produce(FrameRing ring, long seed) {
        SeededFrames frames = new SeededFrames(seed, ring.maxFrameLength());
        while (frames.count() < FRAMES) {
            frames.next();
            Await.until(
                    () -> ring.offer(frames.frame(), 0, frames.length()),
                    Thread::yield,
                    () -> "ring has no room for frame=" + frames.count());
        }
    }

    private void offer(long value) {
        frame.putLong(0, value);
        assertTrue(ring.offer(frame, 0, Long.BYTES));
    }

    private void offerLength(int length) {
        assertFalse(ring.offer(frame, 0, length));
    }

    private static void assertMessage(String expected, Runnable action) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }
}
