package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.FrameChunks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worker 1 of three. */
final class OutgoingStreamsTest {
    private static final long PLENTY = 1 << 20;
    private static final WorkerLayout LAYOUT = new WorkerLayout(1, 3, 1, false, false);

    private final CheckpointMarks marks = new CheckpointMarks();
    private final FakeMesh mesh = new FakeMesh(3);

    private OutgoingStreams streams(long keptBytes) {
        return new OutgoingStreams(LAYOUT, new MessageLog(3, marks, keptBytes));
    }

    private OutgoingStreams connected(long keptBytes, long... steps) {
        OutgoingStreams streams = streams(keptBytes);
        streams.connect(mesh, 0, steps);
        return streams;
    }

    private static void send(OutgoingStreams streams, int peer, int epoch, long step) {
        UnsafeBuffer frame = Frames.events(epoch, peer, step, 1);
        streams.send(peer, frame, 0, frame.capacity());
    }

    private static String frame(int peer, long step) {
        return Frames.text(Frames.events(0, peer, step, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, PLENTY})
    void shouldSendAtOnceToThePeerThatIsMeant(long keptBytes) {
        OutgoingStreams streams = connected(keptBytes, 0, 0, 0);
        send(streams, 2, 0, 0);
        send(streams, 0, 0, 0);
        assertEquals(List.of(frame(0, 0)), mesh.takeSent(0));
        assertEquals(List.of(frame(2, 0)), mesh.takeSent(2));
        assertEquals(List.of(), mesh.takeSent(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, PLENTY})
    void shouldLetFramesWaitForRoomInTheirOrder(long keptBytes) {
        OutgoingStreams streams = connected(keptBytes, 1, 1, 1);
        mesh.busy(2, true);
        send(streams, 2, 0, 0);
        send(streams, 2, 0, 1);
        assertEquals(List.of(), mesh.takeSent(2));
        assertEquals(2 * StepFrame.HEADER_BYTES, streams.peakWaitingBytes());
        mesh.busy(2, false);
        send(streams, 2, 0, 1);
        assertEquals(List.of(frame(2, 0), frame(2, 1), frame(2, 1)), mesh.takeSent(2));
    }

    @Test
    void shouldOfferWaitingFramesAgain() {
        OutgoingStreams streams = connected(0, 0, 0, 0);
        mesh.busy(2, true);
        send(streams, 2, 0, 0);
        streams.flush();
        mesh.busy(2, false);
        streams.flush();
        assertEquals(List.of(frame(2, 0)), mesh.takeSent(2));
        streams.flush();
        assertEquals(List.of(), mesh.takeSent(2));
    }

    @Test
    void shouldNotLetABusyPeerHoldUpAnother() {
        OutgoingStreams streams = connected(0, 0, 0, 0);
        mesh.busy(0, true);
        send(streams, 0, 0, 0);
        send(streams, 2, 0, 0);
        assertEquals(List.of(frame(2, 0)), mesh.takeSent(2));
    }

    @Test
    void shouldKeepFramesUntilItIsConnected() {
        OutgoingStreams streams = streams(0);
        send(streams, 0, 0, 0);
        assertEquals(StepFrame.HEADER_BYTES, streams.peakWaitingBytes());
        streams.connect(mesh, 0, new long[3]);
        streams.flush();
        assertEquals(List.of(frame(0, 0)), mesh.takeSent(0));
    }

    /** A frame can come out of a ring after the epoch has changed. */
    @Test
    void shouldStampAFrameOfTheEpochBefore() {
        OutgoingStreams streams = streams(0);
        streams.connect(mesh, 4, new long[3]);
        send(streams, 0, 3, 0);
        assertEquals(List.of(4), mesh.epochs(0));
    }

    @Test
    void shouldKeepWhatItSentOnlyWhereThereIsMemory() {
        assertTrue(connected(PLENTY, 0, 0, 0).canRepeatFrom(0));
        assertFalse(connected(0, 0, 0, 0).canRepeatFrom(0));
    }

    @Test
    void shouldRepeatOnlyFromTheStepAtWhichItBegan() {
        OutgoingStreams streams = streams(PLENTY);
        streams.startAt(5);
        assertFalse(streams.canRepeatFrom(4));
        assertTrue(streams.canRepeatFrom(5));
    }

    @Test
    void shouldSendAPeerThatIsBehindOneStepAfterTheOther() {
        OutgoingStreams streams = connected(PLENTY, 0, 0, 0);
        for (long step = 0; step <= 3; step++) {
            send(streams, 0, 0, step);
            streams.onEnd(0, step);
        }
        mesh.takeSent(0);
        streams.connect(mesh, 1, new long[] {1, 4, 4});
        streams.flush();
        assertEquals(List.of(1), mesh.epochs(0));
        assertEquals(List.of(frame(0, 1)), mesh.takeSent(0));
        streams.onEnd(0, 1);
        streams.flush();
        assertEquals(List.of(frame(0, 2)), mesh.takeSent(0));
        streams.onEnd(0, 2);
        streams.onEnd(0, 1);
        streams.flush();
        assertEquals(List.of(frame(0, 3)), mesh.takeSent(0));
    }

    @Test
    void shouldRepeatTheWholeOfItsOwnStepToAPeerThatIsAhead() {
        OutgoingStreams streams = connected(PLENTY, 5, 5, 5);
        send(streams, 2, 0, 4);
        send(streams, 2, 0, 5);
        send(streams, 2, 0, 5);
        mesh.takeSent(2);
        streams.connect(mesh, 1, new long[] {5, 5, 6});
        streams.flush();
        assertEquals(List.of(frame(2, 5), frame(2, 5)), mesh.takeSent(2));
    }

    @Test
    void shouldLetNewFramesWaitBehindRepeatedOnes() {
        OutgoingStreams streams = connected(PLENTY, 1, 1, 1);
        send(streams, 0, 0, 0);
        send(streams, 0, 0, 1);
        mesh.takeSent(0);
        streams.connect(mesh, 1, new long[] {0, 1, 1});
        send(streams, 0, 1, 2);
        assertEquals(List.of(frame(0, 0)), mesh.takeSent(0));
        streams.onEnd(0, 0);
        streams.onEnd(0, 1);
        streams.flush();
        assertEquals(List.of(frame(0, 1), frame(0, 2)), mesh.takeSent(0));
    }

    @Test
    void shouldRepeatAgainAfterASecondLoss() {
        OutgoingStreams streams = connected(PLENTY, 0, 0, 0);
        send(streams, 0, 0, 0);
        mesh.takeSent(0);
        for (int epoch = 1; epoch <= 3; epoch++) {
            streams.connect(mesh, epoch, new long[3]);
            streams.flush();
            assertEquals(List.of(epoch), mesh.epochs(0));
            assertEquals(List.of(frame(0, 0)), mesh.takeSent(0));
        }
    }

    @Test
    void shouldDropWhatItSentBeforeACommittedCheckpoint() {
        OutgoingStreams streams = connected(PLENTY, 0, 0, 0);
        send(streams, 0, 0, 0);
        marks.captured(0);
        marks.committed(0);
        streams.flush();
        assertFalse(streams.canRepeatFrom(0));
        assertTrue(streams.canRepeatFrom(1));
    }

    @Test
    void shouldKeepNoMoreThanTheLimit() {
        OutgoingStreams streams = connected(FrameChunks.CHUNK_BYTES, 0, 0, 0);
        send(streams, 0, 0, 0);
        assertTrue(streams.canRepeatFrom(0));
        send(streams, 2, 0, 0);
        assertFalse(streams.canRepeatFrom(0));
    }

    @Test
    void shouldNotLoseFramesThatWaitWhenTheLimitIsExceeded() {
        OutgoingStreams streams = connected(FrameChunks.CHUNK_BYTES, 0, 0, 0);
        mesh.busy(0, true);
        send(streams, 0, 0, 0);
        send(streams, 2, 0, 0);
        assertFalse(streams.canRepeatFrom(0));
        mesh.busy(0, false);
        streams.flush();
        assertEquals(List.of(frame(0, 0)), mesh.takeSent(0));
    }
}
