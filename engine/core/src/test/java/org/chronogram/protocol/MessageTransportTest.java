package org.chronogram.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlException;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Messages of both sides on their way over a link, as bytes. */
@Timeout(60)
final class MessageTransportTest {
    private final RunToken token = RunToken.generate();
    private final Side master = new Side();
    private final Side worker = new Side();
    private ControlServer server;

    /** One end of the link. */
    private static final class Side implements ControlListener {
        private final CountDownLatch joined = new CountDownLatch(1);
        private final LinkedBlockingQueue<ControlMessage> arrived = new LinkedBlockingQueue<>();
        private volatile ControlLink link;

        @Override
        public void onJoined(ControlLink newLink) {
            link = newLink;
            joined.countDown();
        }

        @Override
        public void onMessage(ControlLink from, ControlMessage message) {
            arrived.add(message);
        }

        @Override
        public void onClosed(ControlLink closed, String reason) {}
    }

    private record Unknown(int epoch) {}

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        server = ControlServer.open(InetAddress.getLoopbackAddress(), token, master);
        ControlLink unused = ControlClient.connect(server.address(), token, 1, 0, Duration.ofSeconds(60), worker);
        master.joined.await();
        worker.joined.await();
    }

    @AfterEach
    void close() {
        worker.link.close();
        server.close();
    }

    private static ControlMessage carried(Predicate<ControlLink> message, Side from, Side to)
            throws InterruptedException {
        assertTrue(message.test(from.link));
        return to.arrived.take();
    }

    private ControlMessage toWorker(String type, Object body) throws InterruptedException {
        return carried(link -> link.send(type, body), master, worker);
    }

    private ControlMessage toMaster(String type, Object body) throws InterruptedException {
        return carried(link -> link.send(type, body), worker, master);
    }

    private static Set<Class<?>> types(List<?> messages) {
        Set<Class<?>> types = new HashSet<>();
        messages.forEach(message -> types.add(message.getClass()));
        return types;
    }

    @Test
    void shouldCarryEveryMessageOfTheMaster() throws InterruptedException {
        List<MasterMessage> messages = SampleMessages.ofMaster();
        assertEquals(MessageType.recordsOf(MasterMessage.class).collect(Collectors.toSet()), types(messages));
        for (MasterMessage sent : messages) {
            MasterMessage read = MasterMessage.read(carried(sent::sendTo, master, worker));
            assertTrue(Equality.of(sent, read), () -> read + " instead of " + sent);
        }
    }

    @Test
    void shouldCarryEveryMessageOfAWorker() throws InterruptedException {
        List<WorkerMessage> messages = SampleMessages.ofWorker();
        assertEquals(MessageType.recordsOf(WorkerMessage.class).collect(Collectors.toSet()), types(messages));
        for (WorkerMessage sent : messages) {
            WorkerMessage read = WorkerMessage.read(carried(sent::sendTo, worker, master));
            assertTrue(Equality.of(sent, read), () -> read + " instead of " + sent);
            assertEquals(sent.epoch(), read.epoch());
        }
    }

    @Test
    void shouldCarryEveryMessageOfAHostAgent() throws InterruptedException {
        List<HostMessage> messages = SampleMessages.ofHost();
        assertEquals(MessageType.recordsOf(HostMessage.class).collect(Collectors.toSet()), types(messages));
        for (HostMessage sent : messages) {
            HostMessage read = HostMessage.read(carried(sent::sendTo, worker, master));
            assertTrue(Equality.of(sent, read), () -> read + " instead of " + sent);
        }
    }

    @Test
    void shouldCarryEveryCommandToAHostAgent() throws InterruptedException {
        List<HostCommand> commands = SampleMessages.ofMasterToHost();
        assertEquals(MessageType.recordsOf(HostCommand.class).collect(Collectors.toSet()), types(commands));
        for (HostCommand sent : commands) {
            HostCommand read = HostCommand.read(carried(sent::sendTo, master, worker));
            assertTrue(Equality.of(sent, read), () -> read + " instead of " + sent);
        }
    }

    @Test
    void shouldCarryEveryRequestForFiles() throws InterruptedException {
        List<FileRequest> requests = SampleMessages.ofFileRequests();
        assertEquals(MessageType.recordsOf(FileRequest.class).collect(Collectors.toSet()), types(requests));
        for (FileRequest sent : requests) {
            FileRequest read = FileRequest.read(carried(sent::sendTo, worker, master));
            assertTrue(Equality.of(sent, read), () -> read + " instead of " + sent);
        }
    }

    @Test
    void shouldCarryEveryReplyToARequestForFiles() throws InterruptedException {
        List<FileReply> replies = SampleMessages.ofFileReplies();
        assertEquals(MessageType.recordsOf(FileReply.class).collect(Collectors.toSet()), types(replies));
        for (FileReply sent : replies) {
            FileReply read = FileReply.read(carried(sent::sendTo, master, worker));
            assertTrue(Equality.of(sent, read), () -> read + " instead of " + sent);
        }
    }

    private static void assertNoSuchMessage(String expected, Executable reading) {
        assertEquals(
                "there is no such message; expected one of [" + expected + "]",
                assertThrows(IllegalArgumentException.class, reading).getMessage());
    }

    @Test
    void shouldRefuseAMessageThatHostAgentsAndFilesDoNotHave() throws InterruptedException {
        ControlMessage ping = toMaster("Ping", new HostCommand.Ping());
        assertNoSuchMessage(
                "Alive, Exited, LaunchFailed, Launched, NotPrepared, Offer, PathReport, Prepared, Printed,"
                        + " ProbesOpen, RunEnded",
                () -> HostMessage.read(ping));
        assertNoSuchMessage(
                "Abandon, Append, Create, Fetch, Finish, ListInput, ReadInput", () -> FileRequest.read(ping));
        ControlMessage printed = toWorker("Printed", new HostMessage.Printed("line"));
        assertNoSuchMessage(
                "EndRun, Inject, Launch, OpenProbes, Ping, Prepare, ProbePaths, Refuse, Release, Remove",
                () -> HostCommand.read(printed));
        assertNoSuchMessage("Done, Listing, Piece, Refused, Stored", () -> FileReply.read(printed));
    }

    @Test
    void shouldRefuseValuesOfHostAgentsAndFilesWhenTheMessageIsRead() throws InterruptedException {
        record Fetch(FileRequest.FileName name, long offset) {}
        ControlMessage negative = toMaster("Fetch", new Fetch(new FileRequest.FileName(0, 0, 0), -1));
        assertEquals(
                "negative numbers",
                assertThrows(IllegalArgumentException.class, () -> FileRequest.read(negative))
                        .getMessage());
        record Offer(String name, String address, int slots, boolean spare, int cores, String build) {}
        ControlMessage none = toMaster("Offer", new Offer("b", "", 0, false, 1, ""));
        assertEquals(
                "slots=0 cores=1, expected at least 1",
                assertThrows(IllegalArgumentException.class, () -> HostMessage.read(none))
                        .getMessage());
    }

    @Test
    void shouldRefuseAMessageThatTheOtherSideDoesNotHave() throws InterruptedException {
        ControlMessage unknown = toWorker("Heartbeat", new WorkerMessage.Heartbeat(0));
        assertEquals(
                "there is no such message; expected one of [Assignment, CheckpointCommitted, Exit, PartsTaken, Roster,"
                        + " Start, Stop, TakeCheckpoint]",
                assertThrows(IllegalArgumentException.class, () -> MasterMessage.read(unknown))
                        .getMessage());
        ControlMessage masters = toMaster("Start", new MasterMessage.Start());
        assertEquals(
                "there is no such message; expected one of [Busy, CheckpointFailed, CheckpointWritten, Connected,"
                        + " Failure, Heartbeat, LpEventsPart, MeshReport, Outcome, ProgressReport, Ready, StatisticsPart]",
                assertThrows(IllegalArgumentException.class, () -> WorkerMessage.read(masters))
                        .getMessage());
    }

    @Test
    void shouldRefuseFieldsOfAnotherMessage() throws InterruptedException {
        ControlMessage more = toMaster("Connected", new WorkerMessage.Busy(0, "too much"));
        assertThrows(ControlException.class, () -> WorkerMessage.read(more));
        ControlMessage fewer = toMaster("Busy", new Unknown(0));
        String message = assertThrows(ControlException.class, () -> WorkerMessage.read(fewer))
                .getMessage();
        assertTrue(message.contains("message type=Busy field=activity"), message);
    }

    @Test
    void shouldRefuseValuesWhenTheMessageIsRead() throws InterruptedException {
        record Ready(int epoch, List<String> endpoints, long step, long events, boolean stayed) {}
        ControlMessage negative = toMaster("Ready", new Ready(0, List.of(), -1, 0, false));
        assertEquals(
                "negative numbers",
                assertThrows(IllegalArgumentException.class, () -> WorkerMessage.read(negative))
                        .getMessage());
    }

    @Test
    void shouldNotSendOverAClosedLink() {
        worker.link.close();
        assertFalse(new WorkerMessage.Heartbeat(0).sendTo(worker.link));
        assertFalse(new MasterMessage.Start().sendTo(worker.link));
        assertFalse(new HostMessage.Printed("line").sendTo(worker.link));
        assertFalse(new HostCommand.Ping().sendTo(worker.link));
        assertFalse(SampleMessages.ofFileRequests().get(0).sendTo(worker.link));
        assertFalse(new FileReply.Done().sendTo(worker.link));
    }

    @Test
    void shouldCarryTheLatencyOfTheSteps() {
        assertEquals(1, SampleMessages.COSTS.stepLatencyNs().getTotalCount());
        assertEquals(12_345, SampleMessages.COSTS.stepLatencyNs().getMaxValue(), 10);
        assertArrayEquals(SampleMessages.COSTS.stepLatency(), RunCosts.encode(SampleMessages.COSTS.stepLatencyNs()));
    }
}
