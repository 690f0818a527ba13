package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.Consumer;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.MasterMessage;
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
    private final MasterLink link = new MasterLink(reason -> {}, new StepFlags(), new CheckpointMarks());

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

    private ControlServer join(Consumer<ControlLink> whenJoined) throws IOException {
        ControlServer server = ControlServer.open(InetAddress.getLoopbackAddress(), token, new Master(whenJoined));
        link.connect(server.address(), token, 1, 0);
        return server;
    }

    @Test
    void shouldAwaitAnAssignmentThatIsUnderWay() throws IOException {
        MasterMessage.Assignment sent = new MasterMessage.Assignment(
                SPECIFICATION, 7, new Placement(false, false, "aeron", "127.0.0.1"), "", null, true, null);
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
        link.onAssignment(new MasterMessage.Assignment(
                SPECIFICATION, 7, new Placement(false, false, "aeron", "127.0.0.1"), "", null, true, null));
        assertTrue(link.hasAssignment());
        assertNull(link.poll(0));
        link.onStart();
        assertEquals(new MasterMessage.Start(), link.poll(0));
    }

    @Test
    void shouldCountThePartsTakenInTheEpochThatIsAskedFor() {
        assertEquals(0, link.partsTaken(2));
        link.onStatisticsTaken(new MasterMessage.StatisticsTaken(2, 5));
        assertEquals(5, link.partsTaken(2));
        assertEquals(0, link.partsTaken(3));
    }

    @Test
    void shouldThrowWhenTheMasterIsGone() {
        link.onClosed(null, "connection reset");
        assertTrue(link.lost());
        assertEquals(
                "lost the master: connection reset",
                assertThrows(MasterLostException.class, () -> link.poll(0)).getMessage());
        assertThrows(MasterLostException.class, link::checkMaster);
    }

    @Test
    void shouldNotMissAMasterThatHasLetTheWorkerExit() {
        link.onExit();
        link.onClosed(null, "end of stream");
        link.awaitRelease();
        link.checkMaster();
        assertEquals(new MasterMessage.Exit(), link.poll(0));
        assertTrue(link.exitRequested());
    }
}
