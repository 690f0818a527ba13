package org.chronogram.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameLogTest {
    private static final int SHORTEST = Long.BYTES;
    private static final FrameSender FULL = (buffer, offset, length) -> false;

    private final FrameChunks chunks = new FrameChunks(2);
    private final FrameLog log = new FrameLog(chunks, DirectBuffer::getLong);
    private final List<Long> sent = new ArrayList<>();
    private final FrameSender sender = (buffer, offset, length) -> sent.add(buffer.getLong(offset));

    /** A frame that begins with its number. */
    private static UnsafeBuffer frame(long number, int length) {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[length]);
        frame.putLong(0, number);
        return frame;
    }

    private void append(long number) {
        append(number, SHORTEST);
    }

    private void append(long number, int length) {
        log.append(frame(number, length), 0, length);
    }

    /** Fills a chunk with frames of one number, of which each is half as long as the chunk. */
    private void appendChunk(long number) {
        append(number, FrameChunks.CHUNK_BYTES / 2 - Integer.BYTES);
        append(number, FrameChunks.CHUNK_BYTES / 2 - Integer.BYTES);
    }

    private void sendAll() {
        while (log.hasUnsent()) {
            assertTrue(log.sendNext(sender));
        }
    }

    @Test
    void shouldSendFramesInTheirOrder() {
        for (long number = 1; number <= 4; number++) {
            append(number);
        }
        sendAll();
        assertEquals(List.of(1L, 2L, 3L, 4L), sent);
    }

    @Test
    void shouldSendTheBytesOfAFrame() {
        UnsafeBuffer frame = frame(7, 50);
        frame.setMemory(Long.BYTES, 42, (byte) 9);
        log.append(frame, 3, 40);
        assertTrue(log.sendNext((buffer, offset, length) -> {
            assertEquals(new UnsafeBuffer(frame, 3, 40), new UnsafeBuffer(buffer, offset, length));
            return true;
        }));
    }

    @Test
    void shouldEditTheFramesThatWaitAndNoOthers() {
        for (long number = 1; number <= 3; number++) {
            appendChunk(number);
        }
        assertTrue(log.sendNext(sender));
        log.editUnsent((buffer, offset) -> buffer.putLong(offset, buffer.getLong(offset) + 100));
        sendAll();
        assertEquals(List.of(1L, 101L, 102L, 102L, 103L, 103L), sent);
        log.sendAgainFrom(0);
        sent.clear();
        sendAll();
        assertEquals(1L, sent.get(0));
    }

    @Test
    void shouldHaveNothingToEditWhereNothingWaits() {
        log.editUnsent((buffer, offset) -> buffer.putLong(offset, -1));
        append(1);
        sendAll();
        log.editUnsent((buffer, offset) -> buffer.putLong(offset, -1));
        log.sendAgainFrom(0);
        assertEquals(1, log.nextNumber());
    }

    @Test
    void shouldSendAnEmptyFrame() {
        FrameLog unnumbered = new FrameLog(chunks, (buffer, offset) -> 0);
        unnumbered.append(frame(0, SHORTEST), 0, 0);
        assertTrue(unnumbered.hasUnsent());
        assertEquals(0, unnumbered.unsentBytes());
        assertTrue(unnumbered.sendNext((buffer, offset, length) -> length == 0));
        assertFalse(unnumbered.hasUnsent());
    }

    @Test
    void shouldTakeAFrameThatIsLongerThanAChunk() {
        append(1);
        append(2, 3 * FrameChunks.CHUNK_BYTES);
        append(3);
        assertTrue(chunks.bytesInUse() > 5L * FrameChunks.CHUNK_BYTES);
        sendAll();
        assertEquals(List.of(1L, 2L, 3L), sent);
        log.dropSentBefore(Long.MAX_VALUE);
        assertEquals(0, chunks.bytesInUse());
    }

    @Test
    void shouldKeepAFrameThatWasRefused() {
        append(1);
        assertFalse(log.sendNext(FULL));
        assertEquals(1, log.nextNumber());
        assertEquals(SHORTEST, log.unsentBytes());
        sendAll();
        assertEquals(List.of(1L), sent);
        assertEquals(0, log.unsentBytes());
    }

    @Test
    void shouldKnowTheNumberOfTheFirstFrameThatWaits() {
        appendChunk(1);
        append(2);
        assertEquals(1, log.nextNumber());
        assertTrue(log.sendNext(sender));
        assertTrue(log.sendNext(sender));
        assertEquals(2, log.nextNumber());
    }

    @Test
    void shouldCountTheBytesThatWait() {
        append(1, 30);
        append(1, 40);
        assertEquals(70, log.unsentBytes());
        assertTrue(log.sendNext(sender));
        assertEquals(40, log.unsentBytes());
        assertTrue(log.hasUnsent());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "4, 4"})
    void shouldSendAgainFromANumber(long from, long first) {
        for (long number = 1; number <= 4; number++) {
            append(number);
            append(number);
        }
        sendAll();
        sent.clear();
        log.sendAgainFrom(from);
        List<Long> expected = new ArrayList<>();
        for (long number = first; number <= 4; number++) {
            expected.add(number);
            expected.add(number);
        }
        assertEquals((long) expected.size() * SHORTEST, log.unsentBytes());
        sendAll();
        assertEquals(expected, sent);
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 6", "3, 4", "4, 2"})
    void shouldSendAgainFromANumberInALaterChunk(long from, int frames) {
        for (long number = 1; number <= 4; number++) {
            appendChunk(number);
        }
        sendAll();
        sent.clear();
        log.sendAgainFrom(from);
        sendAll();
        assertEquals(frames, sent.size());
        assertEquals(from, sent.get(0));
    }

    @Test
    void shouldSendNothingAgainFromALaterNumber() {
        append(1);
        sendAll();
        log.sendAgainFrom(2);
        assertFalse(log.hasUnsent());
        append(2);
        assertEquals(2, log.nextNumber());
        sent.clear();
        sendAll();
        assertEquals(List.of(2L), sent);
    }

    @Test
    void shouldSendAgainAlsoWhatHadNotBeenSent() {
        append(1);
        append(2);
        assertTrue(log.sendNext(sender));
        log.sendAgainFrom(1);
        sent.clear();
        sendAll();
        assertEquals(List.of(1L, 2L), sent);
    }

    @Test
    void shouldHaveNothingToSendAgainWhereItIsEmpty() {
        log.sendAgainFrom(0);
        assertFalse(log.hasUnsent());
    }

    @Test
    void shouldDropWholeChunksOfSmallerNumbers() {
        appendChunk(1);
        appendChunk(2);
        appendChunk(3);
        sendAll();
        assertEquals(3L * FrameChunks.CHUNK_BYTES, chunks.bytesInUse());
        log.dropSentBefore(3);
        assertEquals(FrameChunks.CHUNK_BYTES, chunks.bytesInUse());
        log.sendAgainFrom(0);
        sent.clear();
        sendAll();
        assertEquals(List.of(3L, 3L), sent);
    }

    @Test
    void shouldKeepAChunkThatHoldsAFrameOfALargerNumber() {
        append(1);
        append(2);
        sendAll();
        log.dropSentBefore(2);
        assertEquals(FrameChunks.CHUNK_BYTES, chunks.bytesInUse());
    }

    @Test
    void shouldNotDropFramesThatWait() {
        appendChunk(1);
        appendChunk(1);
        assertTrue(log.sendNext(sender));
        log.dropSentBefore(Long.MAX_VALUE);
        assertEquals(2L * FrameChunks.CHUNK_BYTES, chunks.bytesInUse());
        sendAll();
        assertEquals(4, sent.size());
    }

    @Test
    void shouldBeUsableAfterAllWasDropped() {
        appendChunk(1);
        sendAll();
        log.dropSentBefore(Long.MAX_VALUE);
        assertEquals(0, chunks.bytesInUse());
        append(2);
        assertEquals(2, log.nextNumber());
        sent.clear();
        sendAll();
        assertEquals(List.of(2L), sent);
    }

    @Test
    void shouldCountTheChunksOfAllLogsTogether() {
        FrameLog other = new FrameLog(chunks, DirectBuffer::getLong);
        append(1);
        other.append(frame(1, 30), 0, 30);
        assertEquals(2L * FrameChunks.CHUNK_BYTES, chunks.bytesInUse());
    }

    @Test
    void shouldReuseChunksInAnotherOrder() {
        for (long number = 1; number <= 20; number++) {
            appendChunk(number);
            appendChunk(number);
            appendChunk(number);
            sendAll();
            log.dropSentBefore(number + 1);
            assertEquals(0, chunks.bytesInUse());
        }
        assertEquals(120, sent.size());
    }
}
