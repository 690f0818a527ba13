package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.Placement;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.WorkerHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the hosts and workers of a run. */
@Timeout(60)
class ClusterTest extends ClusterFixture {
    @Test
    void shouldStartWorkersWhereSlotsAreFree() throws IOException {
        Cluster cluster = patient(2);
        FakeAgentLink first = join(cluster, "a", 1);
        FakeAgentLink second = join(cluster, "b", 1);
        WorkerHost host = open(cluster, 2);
        host.launch(0, EPOCH);
        host.launch(1, EPOCH);
        assertEquals(new HostCommand.Launch(0, EPOCH), first.last());
        assertEquals(new HostCommand.Launch(1, EPOCH), second.last());
        assertEquals(
                new Placement(true, true, "/shared/b/1-9", "192.0.2.1", true, FETCHED, 8_960), host.placement(1, 9));
        assertTrue(host.isNewest(1, EPOCH, 4711));
        assertFalse(host.isNewest(1, EPOCH + 1, 4711));
        assertEquals("process not known on b (192.0.2.1)", host.describe(1));
        hosts(cluster).receive(second, new HostMessage.Launched(1, EPOCH, 4711));
        assertEquals("process 4711 on b (192.0.2.1)", host.describe(1));
        assertEquals(ProcessState.NOT_KNOWN, host.state(1));
    }

    @Test
    void shouldReportTheEndOfTheNewestProcessOfAWorker() throws Exception {
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 1);
        WorkerHost host = open(cluster, 1);
        host.launch(0, EPOCH);
        hosts(cluster).receive(link, new HostMessage.Exited(0, EPOCH - 1, 3, "old"));
        assertEquals(OptionalInt.empty(), host.awaitExit(0, 1));
        hosts(cluster).receive(link, new HostMessage.Exited(0, EPOCH, 137, "last words"));
        assertEquals(OptionalInt.of(137), host.awaitExit(0, 1));
        assertEquals(new WorkerExit(0, EPOCH, 137), exits.take());
        assertEquals("last words", host.lastOutput(0));
        assertEquals(List.of(), List.copyOf(exits));
    }

    @Test
    void shouldMoveTheWorkersOfALostHost() throws Exception {
        Cluster cluster = patient(2);
        FakeAgentLink first = join(cluster, "a", 1);
        FakeAgentLink second = join(cluster, "b", 1);
        WorkerHost host = open(cluster, 2);
        host.launch(0, EPOCH);
        host.launch(1, EPOCH);
        hosts(cluster).closed(second, "reset");
        assertEquals(new WorkerExit(1, EPOCH, ExitCodes.HOST_LOST), exits.take());
        host.remove(1);
        host.launch(1, EPOCH + 1);
        assertEquals(new HostCommand.Launch(1, EPOCH + 1), first.last());
        assertEquals("", host.movedTo(0));
        assertEquals("host a (192.0.2.1)", host.movedTo(1));
        assertTrue(
                lines.contains("sim: host b (192.0.2.1) is lost: its agent closed the link: reset"), lines::toString);
        assertTrue(
                lines.contains("sim: no slot is free; worker 1 shares a (192.0.2.1) with 1 others"), lines::toString);
        hosts(cluster).closed(first, "reset");
        assertEquals(
                "all hosts are lost",
                assertThrows(IOException.class, () -> host.launch(0, EPOCH + 2)).getMessage());
    }

    @Test
    void shouldGiveUpAHostWhoseNetworkIsAtFaultUnlessItIsTheLast() throws Exception {
        Cluster cluster = patient(2);
        FakeAgentLink first = join(cluster, "a", 1);
        FakeAgentLink second = join(cluster, "b", 1);
        WorkerHost host = open(cluster, 2);
        host.launch(0, EPOCH);
        host.launch(1, EPOCH);
        assertEquals("b (192.0.2.1)", host.hostOf(1));
        host.giveUpHost(1, "worker 1 there has no link to worker 0");
        assertTrue(second.closed);
        assertEquals(new WorkerExit(1, EPOCH, ExitCodes.HOST_LOST), exits.take());
        String line = "sim: host b (192.0.2.1) is lost: worker 1 there has no link to worker 0";
        assertTrue(lines.contains(line), lines::toString);
        host.remove(1);
        host.launch(1, EPOCH + 1);
        join(cluster, "late", 1);
        host.giveUpHost(1, "worker 1 there has no link to worker 0");
        assertFalse(first.closed);
        assertEquals(List.of(), List.copyOf(exits));
    }

    @Test
    void shouldTakeAHostForLostThatCannotStartAWorker() throws Exception {
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 1);
        WorkerHost host = open(cluster, 1);
        host.launch(0, EPOCH);
        hosts(cluster).receive(link, new HostMessage.LaunchFailed(0, EPOCH, "no memory"));
        assertEquals(new WorkerExit(0, EPOCH, ExitCodes.HOST_LOST), exits.take());
        assertTrue(link.closed);
    }

    @Test
    void shouldPassOnWhatModelsPrint() throws IOException {
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 1);
        open(cluster, 1);
        hosts(cluster).receive(link, new HostMessage.Printed("worker 0: hello"));
        assertTrue(lines.contains("worker 0: hello"), lines::toString);
    }

    @Test
    void shouldServeOneRunAfterTheOther() throws IOException {
        Cluster cluster = patient(2);
        FakeAgentLink first = join(cluster, "a", 1);
        FakeAgentLink second = join(cluster, "b", 1);
        WorkerHost before = open(cluster, 2);
        assertEquals(0, before.firstEpoch());
        before.launch(0, 0);
        before.launch(1, 3);
        before.close();
        assertEquals(new HostCommand.EndRun(false), first.last());
        assertEquals(new HostCommand.EndRun(false), second.last());
        WorkerHost host = open(cluster, 1);
        assertEquals(4, host.firstEpoch());
        assertTrue(second.last() instanceof HostCommand.Prepare);
        host.launch(0, 4);
        assertEquals(new HostCommand.Launch(0, 4), first.last());
        assertEquals(1, lines.size());
    }

    @Test
    void shouldDoWithoutAHostThatWasLostInAnEarlierRun() throws IOException {
        Cluster cluster = patient(2);
        join(cluster, "a", 1);
        FakeAgentLink second = join(cluster, "b", 1);
        open(cluster, 2).close();
        hosts(cluster).closed(second, "reset");
        assertEquals(
                "--workers=2: the 1 hosts that have joined offer 1 slots: a (192.0.2.1): use fewer workers, or give more"
                        + " with 'sim worker --slots'",
                refusal(cluster, 2));
        assertTrue(
                lines.contains("sim: the run does without host b (192.0.2.1): its agent closed the link: reset"),
                lines::toString);
        assertEquals(0, open(cluster, 1).firstEpoch());
    }

    @Test
    void shouldGiveUpAHostThatDoesNotEndTheRun() throws IOException {
        AtomicLong nowNs = new AtomicLong();
        AtomicLong stepNs = new AtomicLong();
        Cluster cluster = cluster(1, Duration.ofSeconds(30), () -> nowNs.addAndGet(stepNs.get()));
        FakeAgentLink link = join(cluster, "a", 1);
        WorkerHost host = open(cluster, 1);
        link.reaction = command -> stepNs.set(TimeUnit.SECONDS.toNanos(5));
        host.close();
        assertTrue(
                lines.contains("sim: host a (192.0.2.1) is lost: its agent has not ended the run within 10 s"),
                lines::toString);
        assertTrue(link.closed);
    }

    @Test
    void shouldInjectFaultsThroughTheAgent() throws Exception {
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 1);
        WorkerHost host = open(cluster, 1);
        host.launch(0, EPOCH);
        WorkerHandle handle = host.handle(0);
        assertEquals(handle, host.handle(0));
        assertTrue(handle.isAlive());
        handle.inject(ProcessFault.STOP);
        assertEquals(new HostCommand.Inject(0, EPOCH, ProcessFault.STOP), link.last());
        hosts(cluster).receive(link, new HostMessage.Exited(0, EPOCH, 137, ""));
        assertFalse(handle.isAlive());
        host.launch(0, EPOCH + 1);
        assertNotEquals(handle, host.handle(0));
    }

    @Test
    void shouldGatherTheHostsBeforeTheFirstRun() throws IOException {
        Cluster cluster = patient(1);
        join(cluster, "a", 1);
        assertEquals(
                "--workers=2: the 1 hosts that have joined offer 1 slots: a (192.0.2.1): use fewer workers, or give more"
                        + " with 'sim worker --slots'",
                assertThrows(InvalidInputException.class, () -> cluster.gather("127.0.0.1", 2, lines::add, () -> false))
                        .getMessage());
        cluster.gather("127.0.0.1", 1, lines::add, () -> false);
        int before = lines.size();
        open(cluster, 1).close();
        assertEquals(before, lines.size());
    }

    @Test
    void shouldWaitAtTheEndUntilTheAgentsHaveClosedTheirLinks() throws IOException {
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 1);
        open(cluster, 1).close();
        cluster.close();
        assertEquals(List.of(), hosts(cluster).present());
        assertEquals(new HostCommand.Release(), link.last());
        assertTrue(lines.stream().noneMatch(line -> line.contains("is lost")), lines::toString);
    }
}
