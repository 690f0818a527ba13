package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameLogTest {
    private static final int EPOCH = 3;
    private static final FrameSender FULL = (buffer, offset, length) -> false;

    private final FrameLog.Chunks chunks = new FrameLog.Chunks(2);
    private final FrameLog log = new FrameLog(chunks);
    private final List<Long> sentSteps = new ArrayList<>();
    private final FrameSender sender = (buffer, offset, length) -> {
        assertEquals(EPOCH, StepFrame.epoch(buffer, offset));
        sentSteps.add(StepFrame.step(buffer, offset));
        return true;
    };

    private static UnsafeBuffer frame(long step, int length) {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[length]);
        StepFrame.encodeEvents(frame, 0, 1, step, 0, 0);
        return frame;
    }

    private void append(long step) {
        append(step, StepFrame.HEADER_BYTES);
    }

    private void append(long step, int length) {
        log.append(frame(step, length), 0, length);
    }

    /** Fills a chunk with frames of one step, of which each is half as long as the chunk. */
    private void appendChunk(long step) {
        append(step, FrameLog.CHUNK_BYTES / 2 - Integer.BYTES);
        append(step, FrameLog.CHUNK_BYTES / 2 - Integer.BYTES);
    }

    private void sendAll() {
        while (log.hasUnsent()) {
            assertTrue(log.sendNext(sender, EPOCH));
        }
    }

    @Test
    void shouldSendFramesInTheirOrder() {
        for (long step = 1; step <= 4; step++) {
            append(step);
        }
        sendAll();
        assertEquals(List.of(1L, 2L, 3L, 4L), sentSteps);
    }

    @Test
    void shouldSendTheBytesOfAFrameInTheNewEpoch() {
        UnsafeBuffer frame = Frames.events(1, 2, 5, 0, Frames.record(10, 1, 1, 1), Frames.record(20, 1, 2, 1));
        log.append(frame, 0, frame.capacity());
        List<String> sent = new ArrayList<>();
        assertTrue(log.sendNext(
                (DirectBuffer buffer, int offset, int length) -> {
                    assertEquals(EPOCH, StepFrame.epoch(buffer, offset));
                    return sent.add(Frames.text(buffer, offset, length));
                },
                EPOCH));
        assertEquals(List.of(Frames.text(frame)), sent);
    }

    @Test
    void shouldKeepAFrameThatWasRefused() {
        append(1);
        assertFalse(log.sendNext(FULL, EPOCH));
        assertEquals(1, log.nextStep());
        assertEquals(StepFrame.HEADER_BYTES, log.unsentBytes());
        sendAll();
        assertEquals(List.of(1L), sentSteps);
        assertEquals(0, log.unsentBytes());
    }

    @Test
    void shouldKnowTheStepOfTheFirstFrameThatWaits() {
        appendChunk(1);
        append(2);
        assertEquals(1, log.nextStep());
        assertTrue(log.sendNext(sender, EPOCH));
        assertTrue(log.sendNext(sender, EPOCH));
        assertEquals(2, log.nextStep());
    }

    @Test
    void shouldCountTheBytesThatWait() {
        append(1, 30);
        append(1, 40);
        assertEquals(70, log.unsentBytes());
        assertTrue(log.sendNext(sender, EPOCH));
        assertEquals(40, log.unsentBytes());
        assertTrue(log.hasUnsent());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "4, 4"})
    void shouldSendAgainFromAStep(long from, long first) {
        for (long step = 1; step <= 4; step++) {
            append(step);
            append(step);
        }
        sendAll();
        sentSteps.clear();
        log.sendAgainFrom(from);
        List<Long> expected = new ArrayList<>();
        for (long step = first; step <= 4; step++) {
            expected.add(step);
            expected.add(step);
        }
        assertEquals((long) expected.size() * StepFrame.HEADER_BYTES, log.unsentBytes());
        sendAll();
        assertEquals(expected, sentSteps);
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 6", "3, 4", "4, 2"})
    void shouldSendAgainFromAStepInALaterChunk(long from, int frames) {
        for (long step = 1; step <= 4; step++) {
            appendChunk(step);
        }
        sendAll();
        sentSteps.clear();
        log.sendAgainFrom(from);
        sendAll();
        assertEquals(frames, sentSteps.size());
        assertEquals(from, sentSteps.get(0));
    }

    @Test
    void shouldSendNothingAgainFromALaterStep() {
        append(1);
        sendAll();
        log.sendAgainFrom(2);
        assertFalse(log.hasUnsent());
        append(2);
        assertEquals(2, log.nextStep());
        sentSteps.clear();
        sendAll();
        assertEquals(List.of(2L), sentSteps);
    }

    @Test
    void shouldSendAgainAlsoWhatHadNotBeenSent() {
        append(1);
        append(2);
        assertTrue(log.sendNext(sender, EPOCH));
        log.sendAgainFrom(1);
        sentSteps.clear();
        sendAll();
        assertEquals(List.of(1L, 2L), sentSteps);
    }

    @Test
    void shouldHaveNothingToSendAgainWhereItIsEmpty() {
        log.sendAgainFrom(0);
        assertFalse(log.hasUnsent());
    }

    @Test
    void shouldDropWholeChunksOfEarlierSteps() {
        appendChunk(1);
        appendChunk(2);
        appendChunk(3);
        sendAll();
        assertEquals(3L * FrameLog.CHUNK_BYTES, chunks.bytesInUse());
        log.dropSentBefore(3);
        assertEquals(FrameLog.CHUNK_BYTES, chunks.bytesInUse());
        log.sendAgainFrom(0);
        sentSteps.clear();
        sendAll();
        assertEquals(List.of(3L, 3L), sentSteps);
    }

    @Test
    void shouldKeepAChunkThatHoldsAFrameOfALaterStep() {
        append(1);
        append(2);
        sendAll();
        log.dropSentBefore(2);
        assertEquals(FrameLog.CHUNK_BYTES, chunks.bytesInUse());
    }

    @Test
    void shouldNotDropFramesThatWait() {
        appendChunk(1);
        appendChunk(1);
        assertTrue(log.sendNext(sender, EPOCH));
        log.dropSentBefore(Long.MAX_VALUE);
        assertEquals(2L * FrameLog.CHUNK_BYTES, chunks.bytesInUse());
        sendAll();
        assertEquals(4, sentSteps.size());
    }

    @Test
    void shouldBeUsableAfterAllWasDropped() {
        appendChunk(1);
        sendAll();
        log.dropSentBefore(Long.MAX_VALUE);
        assertEquals(0, chunks.bytesInUse());
        append(2);
        assertEquals(2, log.nextStep());
        sentSteps.clear();
        sendAll();
        assertEquals(List.of(2L), sentSteps);
    }

    @Test
    void shouldCountTheChunksOfAllLogsTogether() {
        FrameLog other = new FrameLog(chunks);
        append(1);
        other.append(frame(1, 30), 0, 30);
        assertEquals(2L * FrameLog.CHUNK_BYTES, chunks.bytesInUse());
    }

    @Test
    void shouldReuseChunksInAnotherOrder() {
        for (long step = 1; step <= 20; step++) {
            appendChunk(step);
            appendChunk(step);
            appendChunk(step);
            sendAll();
            log.dropSentBefore(step + 1);
            assertEquals(0, chunks.bytesInUse());
        }
        assertEquals(120, sentSteps.size());
    }
}
