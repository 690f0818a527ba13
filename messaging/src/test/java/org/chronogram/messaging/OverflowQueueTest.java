package org.chronogram.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverflowQueueTest {
    private static final int MAX_LENGTH = 70_000;

    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameChunks.CHUNK_BYTES * 3]);
    private boolean open = true;
    private long takenBytes;
    private final OverflowQueue queue = new OverflowQueue((buffer, offset, length) -> {
        takenBytes += open ? length : 0;
        return open;
    });

    @Test
    void shouldPassFramesOnWhileSenderHasRoom() {
        queue.send(frame, 0, 100);

        assertEquals(100, takenBytes);
        assertTrue(queue.isEmpty());
        assertEquals(0, queue.peakWaitingBytes());
    }

    @Test
    void shouldCountBytesThatWait() {
        open = false;
        queue.send(frame, 0, 100);
        queue.send(frame, 0, 0);
        queue.send(frame, 0, 23);

        assertFalse(queue.flush());
        assertEquals(123, queue.waitingBytes());
        open = true;
        assertTrue(queue.flush());
        assertEquals(0, queue.waitingBytes());
        assertEquals(123, queue.peakWaitingBytes());
        assertEquals(123, takenBytes);
    }

    @Test
    void shouldNotOvertakeFramesThatWait() {
        open = false;
        queue.send(frame, 0, 8);
        open = true;
        queue.send(frame, 0, 16);

        assertEquals(0, takenBytes);
        assertTrue(queue.flush());
        assertEquals(24, takenBytes);
    }

    @Test
    void shouldKeepFrameLongerThanChunk() {
        open = false;
        queue.send(frame, 0, frame.capacity());
        open = true;

        assertTrue(queue.flush());
        assertEquals(frame.capacity(), takenBytes);
    }

    @Test
    void shouldKeepFrameWhenSenderThrows() {
        OverflowQueue failing = new OverflowQueue((buffer, offset, length) -> {
            if (!open) {
                throw new IllegalStateException("gone");
            }
            return false;
        });
        failing.send(frame, 0, 5);
        open = false;

        assertThrows(IllegalStateException.class, failing::flush);
        assertEquals(5, failing.waitingBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldKeepOrderAndContentWhateverSenderDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SeededFrames sent = new SeededFrames(seed, MAX_LENGTH);
        SeededFrames received = new SeededFrames(seed, MAX_LENGTH);
        OverflowQueue moody = new OverflowQueue((buffer, offset, length) -> {
            boolean taken = random.nextInt(4) == 0;
            if (taken) {
                received.expectNext(buffer, offset, length);
            }
            return taken;
        });
        for (int i = 0; i < 5_000; i++) {
            sent.next();
            moody.send(sent.frame(), 0, sent.length());
            if (random.nextInt(3) == 0) {
                assertEquals(moody.flush(), moody.isEmpty());
            }
        }
        Await.until(moody::flush, () -> {}, () -> "seed=" + seed + " waiting=" + moody.waitingBytes());
        assertEquals(sent.count(), received.count());
        assertTrue(moody.peakWaitingBytes() > 0);
    }
}
