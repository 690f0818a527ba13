package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.PartitionTable;
import org.chronogram.run.Placement;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.StepFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MasterLinkTest {
    private static final long LONG_MS = 600_000;
    private static final RunSpecification SPECIFICATION =
            RunSpecification.of(Simulation.of("m", Map.of(), 10)).on(2, 1);

    private final RunToken token = RunToken.generate();
    private final List<String> losses = new ArrayList<>();
    private final StepFlags flags = new StepFlags();
    private final CheckpointMarks marks = new CheckpointMarks();
    private final FakeMaster master = new FakeMaster();
    private long nowNs;
    /** Each look at the clock takes a millisecond. */
    private final MasterLink link = new MasterLink(losses::add, flags, marks, () -> nowNs += 1_000_000);

    /** A master that does one thing with who joins. */
    private record Master(Consumer<ControlLink> whenJoined) implements ControlListener {
        @Override
        public void onJoined(ControlLink joined) {
            whenJoined.accept(joined);
        }

        @Override
        public void onMessage(ControlLink from, ControlMessage message) {}

        @Override
        public void onClosed(ControlLink closed, String reason) {}
    }

    private static MasterMessage.Assignment assignment(int epoch) {
        return new MasterMessage.Assignment(
                SPECIFICATION,
                epoch,
                new Placement(false, false, "aeron", "127.0.0.1", true, LocalPaths.AS_SPECIFIED, 0),
                "",
                null,
                true,
                null,
                PartitionTable.BLOCKS);
    }

    private ControlServer join(Consumer<ControlLink> whenJoined) throws IOException {
        ControlServer server = ControlServer.open(InetAddress.getLoopbackAddress(), token, new Master(whenJoined));
        link.connect(MasterConnection.overTcp(server.address(), token, 1, 0));
        return server;
    }

    @Test
    void shouldAwaitAnAssignmentThatIsUnderWay() throws IOException {
        MasterMessage.Assignment sent = assignment(7);
        try (ControlServer server = join(sent::sendTo)) {
            assertTrue(link.awaitAssignment(LONG_MS), server::toString);
            assertEquals(sent, link.pollAssignment(LONG_MS));
            assertFalse(link.awaitAssignment(1));
        } finally {
            link.close();
        }
    }

    @Test
    void shouldNotAwaitAnAssignmentOfAMasterThatIsGone() throws IOException {
        try (ControlServer server = join(ControlLink::close)) {
            assertFalse(link.awaitAssignment(LONG_MS), server::toString);
        } finally {
            link.close();
        }
    }

    @Test
    void shouldNotAwaitAnAssignmentWhenTheWorkerMayExit() throws IOException {
        try (ControlServer server = join(new MasterMessage.Exit()::sendTo)) {
            assertFalse(link.awaitAssignment(LONG_MS), server::toString);
        } finally {
            link.close();
        }
    }

    @Test
    void shouldForgetMessagesOfAnEpochThatIsOver() {
        link.onStart();
        link.onAssignment(assignment(7));
        assertTrue(link.hasAssignment());
        assertNull(link.poll(0));
        link.onStart();
        assertEquals(new MasterMessage.Start(), link.poll(0));
    }

    @Test
    void shouldCountThePartsTakenInTheEpochThatIsAskedFor() {
        assertEquals(0, link.partsTaken(2));
        link.onPartsTaken(new MasterMessage.PartsTaken(2, 5));
        assertEquals(5, link.partsTaken(2));
        assertEquals(0, link.partsTaken(3));
    }

    @Test
    void shouldThrowWhenTheMasterIsGone() {
        link.onClosed("connection reset");
        assertTrue(link.lost());
        assertEquals(
                "lost the master: connection reset",
                assertThrows(MasterLostException.class, () -> link.poll(0)).getMessage());
        assertThrows(MasterLostException.class, link::checkMaster);
    }

    @Test
    void shouldNotMissAMasterThatHasLetTheWorkerExit() {
        link.onExit();
        link.onClosed("end of stream");
        link.awaitRelease();
        link.checkMaster();
        assertEquals(new MasterMessage.Exit(), link.poll(0));
        assertTrue(link.exitRequested());
    }

    @Test
    void shouldHandOutMessagesInTheOrderInWhichTheyCame() {
        MasterMessage.Roster roster = new MasterMessage.Roster(List.of("a", "b"), List.of(0L, 0L));
        link.onRoster(roster);
        link.onStart();
        link.onExit();
        assertEquals(roster, link.poll(0));
        assertEquals(new MasterMessage.Start(), link.poll(0));
        assertEquals(new MasterMessage.Exit(), link.poll(0));
        assertNull(link.poll(0));
    }

    @Test
    void shouldHandOutAssignmentsApartFromOtherMessages() {
        link.onAssignment(assignment(1));
        link.onStart();
        link.onAssignment(assignment(2));
        link.onRoster(new MasterMessage.Roster(List.of(), List.of()));
        assertEquals(1, link.pollAssignment(0).epoch());
        assertEquals(2, link.pollAssignment(0).epoch());
        assertNull(link.pollAssignment(0));
        assertTrue(link.poll(0) instanceof MasterMessage.Roster);
    }

    @Test
    void shouldRaiseTheFlagsThatTheMasterAsksFor() {
        assertEquals(0, flags.take());
        link.onTakeCheckpoint();
        assertEquals(StepFlags.CHECKPOINT, flags.take());
        link.onStop();
        assertEquals(StepFlags.STOP, flags.take());
        assertNull(link.poll(0));
    }

    @Test
    void shouldMarkACheckpointThatIsCommitted() {
        link.onCheckpointCommitted(42);
        assertEquals(42, marks.committedStep());
    }

    @Test
    void shouldGiveUpOnAnAssignmentWhenTheTimeIsOver() {
        assertFalse(link.awaitAssignment(3));
        assertEquals(4_000_000, nowNs);
    }

    @Test
    void shouldCallOnceWhenTheMasterIsLost() {
        link.onClosed("end of stream");
        assertEquals(List.of("end of stream"), losses);
    }

    @Test
    void shouldNotCallForAMasterThatHasLetTheWorkerExit() {
        link.onExit();
        link.onClosed("end of stream");
        assertEquals(List.of(), losses);
        assertTrue(link.lost());
    }

    @Test
    void shouldSendOverTheConnection() throws IOException {
        link.send(new WorkerMessage.Connected(1));
        link.connect(master);
        link.send(new WorkerMessage.Connected(2));
        assertEquals(List.of(new WorkerMessage.Connected(2)), master.said());
        assertFalse(link.lost());
        link.close();
        assertEquals(1, master.closings);
    }

    @Test
    void shouldTakeTheMasterForLostWhenItCannotSend() throws IOException {
        link.connect(master);
        master.isOpen = false;
        link.send(new WorkerMessage.Connected(0));
        assertEquals(
                "lost the master: the control link is closed",
                assertThrows(MasterLostException.class, link::checkMaster).getMessage());
        link.onClosed("connection reset");
        assertEquals(
                "lost the master: connection reset",
                assertThrows(MasterLostException.class, link::checkMaster).getMessage());
    }

    @Test
    void shouldReleaseTheWorkerWhenTheMasterIsLost() {
        link.onClosed("end of stream");
        link.awaitRelease();
        assertFalse(link.exitRequested());
    }

    @Test
    void shouldNotWaitWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertEquals(
                "lost the master: interrupted",
                assertThrows(MasterLostException.class, () -> link.poll(LONG_MS))
                        .getMessage());
        link.awaitRelease();
        assertTrue(Thread.interrupted());
    }
}
