package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameChunks;
import org.junit.jupiter.api.Test;

/** The log of worker 0 of three; there is room for four chunks. */
final class MessageLogTest {
    private static final int LIMIT_CHUNKS = 4;

    private final CheckpointMarks marks = new CheckpointMarks();
    private final MessageLog log = new MessageLog(3, marks, LIMIT_CHUNKS * FrameChunks.CHUNK_BYTES);

    /** Sends a frame that fills a chunk, as {@link OutgoingStreams} does; returns whether it is kept. */
    private boolean send(int peer, long step) {
        boolean kept = log.keeps(step);
        UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameChunks.CHUNK_BYTES - Integer.BYTES]);
        StepFrame.encodeEvents(frame, 0, peer, step, 0, 0);
        log.ofPeer(peer).append(frame, 0, frame.capacity());
        assertTrue(log.ofPeer(peer).sendNext((buffer, offset, length) -> true));
        log.dropSentTo(peer);
        if (kept) {
            log.enforceLimit(step);
        }
        return kept;
    }

    /** Returns the steps of the frames that can be sent again to a peer. */
    private List<Long> repeatable(int peer) {
        List<Long> steps = new ArrayList<>();
        log.ofPeer(peer).sendAgainFrom(0);
        while (log.ofPeer(peer).hasUnsent()) {
            assertTrue(
                    log.ofPeer(peer).sendNext((buffer, offset, length) -> steps.add(StepFrame.step(buffer, offset))));
        }
        return steps;
    }

    @Test
    void shouldKeepAllFramesFromTheStartOn() {
        assertTrue(log.isKeptFrom(0));
        assertTrue(send(1, 0));
        assertTrue(send(2, 0));
        assertTrue(send(1, 1));
        assertEquals(List.of(0L, 1L), repeatable(1));
        assertEquals(List.of(0L), repeatable(2));
        assertTrue(log.isKeptFrom(0));
    }

    @Test
    void shouldKnowNothingOfStepsBeforeItsFirst() {
        log.startAt(7);
        assertFalse(log.isKeptFrom(6));
        assertTrue(log.isKeptFrom(7));
        assertTrue(log.isKeptFrom(8));
    }

    @Test
    void shouldKeepNothingWithoutMemory() {
        MessageLog none = new MessageLog(3, marks, 0);
        none.startAt(3);
        marks.captured(5);
        assertFalse(none.keeps(6));
        assertFalse(none.isKeptFrom(6));
    }

    @Test
    void shouldDropAllWhenTheLimitIsExceeded() {
        for (long step = 0; step < LIMIT_CHUNKS; step++) {
            assertTrue(send(1, step));
        }
        assertTrue(log.isKeptFrom(0));
        assertTrue(send(2, LIMIT_CHUNKS));
        assertFalse(log.isKeptFrom(0));
        assertFalse(log.isKeptFrom(Long.MAX_VALUE - 1));
        assertEquals(List.of(), repeatable(1));
        assertEquals(List.of(), repeatable(2));
    }

    @Test
    void shouldNotKeepFramesAfterItOverflowed() {
        overflowIn(5);
        assertFalse(send(1, 5));
        assertFalse(send(1, 6));
        assertEquals(List.of(), repeatable(1));
    }

    private void overflowIn(long step) {
        for (int i = 0; i <= LIMIT_CHUNKS; i++) {
            send(1, step);
        }
        assertFalse(log.isKeptFrom(step));
    }

    @Test
    void shouldKeepAgainFromTheNextCheckpointOn() {
        overflowIn(5);
        marks.captured(6);
        assertFalse(send(1, 6));
        assertTrue(send(1, 7));
        assertTrue(send(2, 8));
        assertFalse(log.isKeptFrom(6));
        assertTrue(log.isKeptFrom(7));
        assertEquals(List.of(7L), repeatable(1));
        assertEquals(List.of(8L), repeatable(2));
    }

    @Test
    void shouldNotKeepAgainFromACheckpointAtWhichItHadOverflowed() {
        marks.captured(4);
        overflowIn(5);
        assertFalse(send(1, 5));
        marks.captured(4);
        assertFalse(send(1, 6));
    }

    @Test
    void shouldOverflowAgain() {
        overflowIn(5);
        marks.captured(5);
        overflowIn(6);
        marks.captured(6);
        assertTrue(send(1, 7));
        assertTrue(log.isKeptFrom(7));
        assertFalse(log.isKeptFrom(6));
    }

    @Test
    void shouldFirstDropTheFramesFromBeforeTheCapturedCheckpoint() {
        send(1, 1);
        send(1, 2);
        marks.captured(2);
        send(1, 3);
        send(1, 4);
        assertTrue(log.isKeptFrom(0));
        send(1, 5);
        assertFalse(log.isKeptFrom(2));
        assertTrue(log.isKeptFrom(3));
        assertEquals(List.of(3L, 4L, 5L), repeatable(1));
    }

    @Test
    void shouldDropAllWhereTheStepsSinceTheCapturedCheckpointAreTooMany() {
        send(1, 1);
        marks.captured(1);
        for (int i = 0; i <= LIMIT_CHUNKS; i++) {
            send(1, 2);
        }
        assertFalse(log.isKeptFrom(2));
        assertEquals(List.of(), repeatable(1));
    }

    @Test
    void shouldDropTheFramesFromBeforeACommittedCheckpoint() {
        send(1, 1);
        send(2, 2);
        send(1, 3);
        marks.captured(2);
        log.dropCommitted();
        assertTrue(log.isKeptFrom(0));
        marks.committed(2);
        log.dropCommitted();
        assertFalse(log.isKeptFrom(2));
        assertTrue(log.isKeptFrom(3));
        assertEquals(List.of(3L), repeatable(1));
        assertEquals(List.of(), repeatable(2));
    }

    @Test
    void shouldHaveRoomAgainAfterACommittedCheckpoint() {
        for (long step = 1; step <= LIMIT_CHUNKS; step++) {
            send(1, step);
        }
        marks.captured(3);
        marks.committed(3);
        log.dropCommitted();
        send(1, 5);
        send(1, 6);
        send(1, 7);
        assertTrue(log.isKeptFrom(4));
        assertEquals(List.of(4L, 5L, 6L, 7L), repeatable(1));
    }

    @Test
    void shouldStayOverflowedWhenAnEarlierCheckpointIsCommitted() {
        marks.captured(4);
        overflowIn(5);
        marks.committed(4);
        log.dropCommitted();
        assertFalse(log.isKeptFrom(5));
        assertFalse(log.isKeptFrom(Long.MAX_VALUE - 1));
    }

    @Test
    void shouldNotForgetThatItKeepsFromALaterStep() {
        log.startAt(9);
        marks.committed(4);
        log.dropCommitted();
        assertFalse(log.isKeptFrom(8));
        assertTrue(log.isKeptFrom(9));
    }
}
