package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.protocol.SharedFile;
import org.chronogram.run.HostOptions;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostAgentTest extends HostAgentFixture {
    @Test
    void shouldOfferTheHostFirst() throws IOException {
        then(() -> assertEquals(List.of(OFFER), master.taken()));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(), master.taken());
        assertTrue(master.closed);
    }

    @Test
    void shouldReportThatTheHostIsPrepared() throws IOException {
        prepared();
        released();
        assertTrue(agent.run());
        assertEquals(List.of(OFFER, new HostMessage.Prepared(SHARED, false, LocalPaths.AS_SPECIFIED)), master.taken());
        assertEquals(List.of("sim: taking part in a run of the master at 127.0.0.1"), notices);
        assertEquals(2, workersHere);
    }

    @Test
    void shouldReportThatTheHostSharesTheFiles(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("shared"), new byte[] {1, 2});
        hear(prepare(new SharedFile(file.toString(), new byte[] {1, 2})));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(OFFER, new HostMessage.Prepared(SHARED, true, LocalPaths.AS_SPECIFIED)), master.taken());
    }

    @Test
    void shouldSayThatItIsAliveUntilTheInputHasArrived(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("a.gml"), new byte[] {1, 2});
        List<Runnable> thread = new ArrayList<>();
        fetchThread = thread::add;
        hear(prepare(List.of(new InputEntry(file.toString(), "a.gml", InputEntry.checksum(file)))));
        then(() -> passMs(500));
        then(() -> assertEquals(List.of(OFFER, new HostMessage.Alive(List.of())), master.taken()));
        then(() -> thread.get(0).run());
        released();
        assertTrue(agent.run());
        assertEquals(List.of(new HostMessage.Prepared(SHARED, false, LocalPaths.AS_SPECIFIED)), master.taken());
    }

    @Test
    void shouldReportThatTheInputCannotBeFetched() throws IOException {
        hear(prepare(List.of(new InputEntry("/nowhere/a.gml", "..", "ab"))));
        released();
        String said = assertThrows(InvalidInputException.class, agent::run).getMessage();
        HostMessage.NotPrepared refusal =
                (HostMessage.NotPrepared) master.taken().get(1);
        assertEquals(
                "/nowhere/a.gml is not here as on the master's host, and cannot be fetched: the master names a file '..',"
                        + " which is no path in a directory; copy it to this path on the host, or mend that and try again",
                refusal.reason());
        assertEquals("this host could not be used: " + refusal.reason(), said);
        assertEquals(List.of("close"), host.actions);
        assertEquals(List.of(), notices);
    }

    @Test
    void shouldUseTheOptionsOfThisHostAndTheRestOfTheMaster() throws IOException {
        prepared();
        released();
        assertTrue(agent.run());
        assertEquals(
                new HostOptions("192.0.2.2", "/memory/here", "-Xmx1g", true),
                context.specification().hostOptions());
        assertEquals("", context.specification().faultTolerance().runDirectory());
        assertEquals("", context.checkpointDirectory());
        assertEquals(SPECIFICATION.simulation(), context.specification().simulation());
        assertEquals(SPECIFICATION.layout(), context.specification().layout());
        assertEquals(masterAddress, context.master());
        assertSame(token, context.token());
    }

    @Test
    void shouldPassOnTheLinesOfModels() throws IOException {
        prepared();
        then(() -> context.lines().accept("worker 0: hello"));
        released();
        assertTrue(agent.run());
        List<HostMessage> sent = master.taken();
        assertEquals(new HostMessage.Printed("worker 0: hello"), sent.get(sent.size() - 1));
    }

    @Test
    void shouldReportThatTheHostCannotBePrepared() throws IOException {
        unusable = new InvalidInputException("--aeron-dir=/memory/here is not a directory");
        prepared();
        then(() -> {
            unusable = null;
            unreachable = new IOException("no space");
        });
        prepared();
        released();
        assertEquals(
                "this host could not be used: no space",
                assertThrows(InvalidInputException.class, agent::run).getMessage());
        assertEquals(
                List.of(
                        OFFER,
                        new HostMessage.NotPrepared("--aeron-dir=/memory/here is not a directory"),
                        new HostMessage.NotPrepared("no space")),
                master.taken());
        assertEquals(List.of(), notices);
        assertEquals(List.of(), host.actions);
    }

    @Test
    void shouldReportTwiceASecondThatItIsAlive() throws IOException {
        HostMessage.Alive alive = new HostMessage.Alive(
                List.of(new HostMessage.WorkerState(0, "IDLE", 1_000), new HostMessage.WorkerState(2, "IDLE", 1_002)));
        launched(2, 1);
        hear(new HostCommand.Launch(0, 1));
        then(master::taken);
        then(() -> passMs(499));
        then(() -> assertEquals(List.of(), master.taken()));
        then(() -> passMs(1));
        then(() -> assertEquals(List.of(alive), master.taken()));
        then(() -> passMs(499));
        then(() -> assertEquals(List.of(), master.taken()));
        then(() -> passMs(1));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(alive), master.taken());
    }

    @Test
    void shouldReportThatItIsAliveBetweenRuns() throws IOException {
        then(() -> passMs(500));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(OFFER, new HostMessage.Alive(List.of())), master.taken());
    }

    @Test
    void shouldEndARunThatWasNotPrepared() throws IOException {
        hear(new HostCommand.EndRun(true));
        released();
        assertTrue(agent.run());
        assertEquals(List.of(OFFER, new HostMessage.RunEnded()), master.taken());
        assertEquals(List.of(), host.actions);
    }

    @Test
    void shouldRefuseARunBeforeTheEndOfTheLastOne() {
        launched(0, 0);
        prepared();
        assertEquals(
                "the run before has not ended",
                assertThrows(IllegalStateException.class, agent::run).getMessage());
        assertEquals(List.of("launch 0 in epoch 0", "kill", "close"), host.actions);
    }

    @Test
    void shouldTakeEveryCommandForASignOfLife() throws IOException {
        launched(0, 0);
        for (int second = 0; second < 3; second++) {
            then(() -> passMs(9_000));
            hear(new HostCommand.Ping());
        }
        released();
        assertTrue(agent.run());
        assertEquals(List.of("launch 0 in epoch 0", "close"), host.actions);
    }

    @Test
    void shouldReportWhichProbesArrive() throws IOException {
        PathProber other = new PathProber(lan.socket("192.0.2.3"), lan.socket("192.0.2.3"), () -> nowNs);
        List<Integer> lengths = List.of(1_376, 256);
        other.begin(new HostCommand.ProbePaths(
                7, 1, List.of(new HostCommand.ProbedHost(0, "192.0.2.2", FakeLan.FIRST_PORT + 2, lengths))));
        hear(new HostCommand.OpenProbes("filler"));
        hear(new HostCommand.ProbePaths(
                7, 0, List.of(new HostCommand.ProbedHost(1, "192.0.2.3", FakeLan.FIRST_PORT, lengths))));
        then(() -> assertTrue(other.doWork().isEmpty()));
        then(() -> assertTrue(other.doWork().isPresent()));
        released();
        assertTrue(agent.run());
        List<Integer> all = List.of(256, 1_376);
        HostMessage.ProbesOpen open = new HostMessage.ProbesOpen(40_000, 1_500, 2 << 20, 2 << 20, "17", "filler");
        assertEquals(
                List.of(OFFER, open, new HostMessage.PathReport(List.of(new HostMessage.PathEnd(1, all, all, "")))),
                master.taken());
        assertTrue(lan.isClosed("192.0.2.2"));
    }

    @Test
    void shouldCloseTheSocketsOfTheProbesBeforeTheRun() throws IOException {
        hear(new HostCommand.OpenProbes(""));
        prepared();
        then(() -> assertTrue(lan.isClosed("192.0.2.2")));
        released();
        assertTrue(agent.run());
    }

    @Test
    void shouldReportAnAddressThatCannotBeUsed() throws IOException {
        unreachable = new IOException("no interface of the host has its address");
        hear(new HostCommand.OpenProbes(""));
        released();
        assertThrows(InvalidInputException.class, agent::run);
        assertEquals(
                List.of(OFFER, new HostMessage.NotPrepared("no interface of the host has its address")),
                master.taken());
    }

    @Test
    void shouldSayWhyTheMasterRefusesTheHost() {
        hear(new HostCommand.Refuse("it is too old"));
        assertEquals(
                "the master refuses this host: it is too old",
                assertThrows(InvalidInputException.class, agent::run).getMessage());
        assertTrue(master.closed);
    }

    @Test
    void shouldRefuseACommandThatComesBeforePrepare() {
        hear(new HostCommand.Launch(0, 0));
        assertEquals(
                "the host was not prepared",
                assertThrows(IllegalStateException.class, agent::run).getMessage());
        assertEquals(List.of(), host.actions);
        assertTrue(master.closed);
    }
}
