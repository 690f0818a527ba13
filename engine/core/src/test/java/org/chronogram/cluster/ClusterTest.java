package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Placement;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that join, are prepared, start workers and are lost; their agents are fakes. */
@Timeout(60)
class ClusterTest {
    private static final int EPOCH = 7;
    private static final String BUILD = "build";
    private static final LocalPaths FETCHED = new LocalPaths(Map.of("/a.gml", "/tmp/0/a.gml"));
    private static final HostMessage.ProbesOpen NETWORK =
            new HostMessage.ProbesOpen(40_000, 9_000, 2 << 20, 2 << 20, "17", "");

    private final LinkedBlockingQueue<WorkerExit> exits = new LinkedBlockingQueue<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Cluster> clusters = new ArrayList<>();
    private boolean stopped;

    private Cluster cluster(int hosts, Duration timeout) {
        return cluster(hosts, timeout, SystemNanoClock.INSTANCE);
    }

    private Cluster cluster(int hosts, Duration timeout, NanoClock clock) {
        ClusterOptions options = new ClusterOptions(hosts, timeout, 0, RunToken.generate());
        Cluster cluster = new Cluster(options, BUILD, clock);
        clusters.add(cluster);
        return cluster;
    }

    private Cluster patient(int hosts) {
        return cluster(hosts, Duration.ofSeconds(30));
    }

    private HostContext context(int workers) {
        return new HostContext(
                RunSpecification.of(Simulation.of("phold", Map.of(), 1_000)).on(workers, 2),
                new InetSocketAddress("127.0.0.1", 7400),
                RunToken.generate(),
                exits::add,
                lines::add,
                "",
                () -> stopped);
    }

    private static AgentHosts hosts(Cluster cluster) {
        return cluster.hosts();
    }

    /** Joins, and answers when it is to be prepared. */
    private static FakeAgentLink join(Cluster cluster, String name, int slots, HostMessage answer) {
        FakeAgentLink link = new FakeAgentLink();
        link.reaction = command -> {
            if (command instanceof HostCommand.Prepare) {
                hosts(cluster).receive(link, answer);
            } else if (command instanceof HostCommand.EndRun) {
                hosts(cluster).receive(link, new HostMessage.RunEnded());
            } else if (command instanceof HostCommand.Release) {
                hosts(cluster).closed(link, "closed by the other side");
            }
            answerProbes(cluster, link, command, name.equals("narrow") ? 1_376 : Integer.MAX_VALUE);
        };
        hosts(cluster).receive(link, new HostMessage.Offer(name, "192.0.2.1", slots, false, 4, BUILD));
        return link;
    }

    /** Reports that all probes up to a length arrive. */
    private static void answerProbes(Cluster cluster, FakeAgentLink link, HostCommand command, int longest) {
        if (command instanceof HostCommand.OpenProbes) {
            hosts(cluster).receive(link, NETWORK);
        } else if (command instanceof HostCommand.ProbePaths probes) {
            hosts(cluster)
                    .receive(
                            link,
                            new HostMessage.PathReport(probes.others().stream()
                                    .map(other -> end(other, longest))
                                    .toList()));
        }
    }

    private static HostMessage.PathEnd end(HostCommand.ProbedHost other, int longest) {
        List<Integer> passed =
                other.lengths().stream().filter(length -> length <= longest).toList();
        return new HostMessage.PathEnd(other.host(), passed, passed, "");
    }

    private static FakeAgentLink join(Cluster cluster, String name, int slots) {
        return join(cluster, name, slots, new HostMessage.Prepared("/shared/" + name, true, FETCHED));
    }

    private WorkerHost open(Cluster cluster, int workers) throws IOException {
        return cluster.open(context(workers));
    }

    @AfterEach
    void releaseAll() {
        clusters.forEach(Cluster::close);
    }

    private String refusal(Cluster cluster, int workers) {
        return assertThrows(InvalidInputException.class, () -> open(cluster, workers))
                .getMessage();
    }

    @Test
    void shouldTellAgentsWhereToGoAndWhatToPrepare() throws IOException {
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 2);
        open(cluster, 2);
        assertEquals(
                List.of("sim: waiting for 1 hosts: on each of them, start 'sim worker --master 127.0.0.1:7400'"),
                lines);
        HostCommand.Prepare prepare = (HostCommand.Prepare) link.last();
        assertEquals(2, prepare.workersHere());
        assertFalse(prepare.sharedFile().existsHere());
    }

    @Test
    void shouldNameTheHostsThatHaveJoinedInTime() {
        Cluster cluster = cluster(2, Duration.ofMillis(1));
        FakeAgentLink link = join(cluster, "a", 1);
        assertEquals(
                "1 of 2 hosts have joined within 0 s: a (192.0.2.1): start 'sim worker' on the others, and check that they"
                        + " can reach the master",
                refusal(cluster, 1));
        cluster.close();
        assertEquals(new HostCommand.Release(), link.last());
    }

    @Test
    void shouldUseTheDatagramsThatAllPathsCarryAndSayWhereTheyAreShort() throws IOException {
        Cluster cluster = patient(3);
        join(cluster, "a", 1);
        join(cluster, "b", 1);
        join(cluster, "narrow", 1);
        WorkerHost host = open(cluster, 2);
        host.launch(0, EPOCH);
        assertEquals(1_376, host.placement(0, EPOCH).datagramLength());
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(1)
                        .startsWith("sim: datagrams of 8960 bytes fit the interfaces and do not arrive between"
                                + " a (192.0.2.1) and narrow (192.0.2.1), b (192.0.2.1) and narrow (192.0.2.1);"
                                + " a run uses 1376 bytes: "),
                lines::toString);
    }

    @Test
    void shouldRefuseHostsThatDoNotReachEachOtherBeforeAnythingIsPrepared() {
        Cluster cluster = patient(2);
        FakeAgentLink first = join(cluster, "a", 1);
        FakeAgentLink second = new FakeAgentLink();
        second.reaction = command -> answerProbes(cluster, second, command, 0);
        hosts(cluster).receive(second, new HostMessage.Offer("b", "192.0.2.2", 1, false, 4, BUILD));
        String message = refusal(cluster, 1);
        assertTrue(
                message.startsWith("UDP from a (192.0.2.1) does not arrive at b (192.0.2.2), and the other direction is"
                        + " open: open UDP"),
                message);
        assertEquals(0, first.prepares());
        assertEquals(0, second.prepares());
    }

    @Test
    void shouldNameTheHostsThatDoNotAnswerALongMessage() {
        Cluster cluster = cluster(1, Duration.ofMillis(1));
        hosts(cluster).receive(new FakeAgentLink(), new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, BUILD));
        String message = refusal(cluster, 1);
        assertTrue(
                message.startsWith("no answer from a (192.0.2.1) to a long message within 0 s, and short ones arrive:"),
                message);
    }

    @Test
    void shouldNameTheHostsThatDoNotReportThePaths() {
        Cluster cluster = cluster(1, Duration.ofMillis(1));
        FakeAgentLink link = new FakeAgentLink();
        link.reaction = command -> {
            if (command instanceof HostCommand.OpenProbes) {
                hosts(cluster).receive(link, NETWORK);
            }
        };
        hosts(cluster).receive(link, new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, BUILD));
        assertEquals(
                "no answer from a (192.0.2.1) within 0 s: look at what 'sim worker' prints there", refusal(cluster, 1));
    }

    @Test
    void shouldRefuseHostsThatCannotBePrepared() {
        Cluster cluster = patient(1);
        join(cluster, "a", 1, new HostMessage.NotPrepared("no shared memory"));
        assertEquals("host a (192.0.2.1) cannot be used: no shared memory", refusal(cluster, 1));
    }

    @Test
    void shouldNameTheHostsThatDoNotAnswer() {
        Cluster cluster = cluster(1, Duration.ofMillis(100));
        FakeAgentLink link = new FakeAgentLink();
        link.reaction = command -> answerProbes(cluster, link, command, Integer.MAX_VALUE);
        hosts(cluster).receive(link, new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, BUILD));
        assertEquals(
                "no answer from a (192.0.2.1) within 0 s: look at what 'sim worker' prints there", refusal(cluster, 1));
        assertEquals(1, link.prepares());
    }

    /** The host is told nothing but that the master is alive, and answers that it is; at last it is prepared. */
    @Test
    void shouldWaitForAHostThatIsAliveWhileItFetchesTheInput() throws IOException {
        Cluster cluster = cluster(1, Duration.ofMillis(1_500));
        FakeAgentLink link = new FakeAgentLink();
        AtomicInteger pings = new AtomicInteger();
        link.reaction = command -> {
            answerProbes(cluster, link, command, Integer.MAX_VALUE);
            if (command instanceof HostCommand.Ping) {
                hosts(cluster)
                        .receive(
                                link,
                                pings.incrementAndGet() < 3
                                        ? new HostMessage.Alive(List.of())
                                        : new HostMessage.Prepared("/shared", true, FETCHED));
            }
        };
        hosts(cluster).receive(link, new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, BUILD));
        open(cluster, 1);
        assertTrue(pings.get() >= 3);
    }

    @Test
    void shouldTellHostsWhatTheInputIs(@TempDir Path directory) throws IOException {
        Path jar = Files.writeString(directory.resolve("my-model.jar"), "code");
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 1);
        HostContext given = context(1);
        RunSpecification bundled = given.specification();
        RunSpecification specification = new RunSpecification(
                bundled.simulation(),
                new ModelCode(jar.toString(), Map.of(), ""),
                bundled.layout(),
                bundled.hostOptions(),
                bundled.faultTolerance());
        cluster.open(new HostContext(
                specification, given.master(), given.token(), given.exits(), given.lines(), "", () -> false));
        assertEquals(
                List.of(new InputEntry(jar.toString(), "my-model.jar", InputEntry.checksum(jar))),
                ((HostCommand.Prepare) link.last()).input());
    }

    @Test
    void shouldRefuseMoreWorkersThanSlots() {
        Cluster cluster = patient(1);
        join(cluster, "a", 2);
        assertEquals(
                "--workers=3: the 1 hosts that have joined offer 2 slots: a (192.0.2.1): use fewer workers, or give more"
                        + " with 'sim worker --slots'",
                refusal(cluster, 3));
    }

    @Test
    void shouldEndTheWaitWhenTheRunIsToStop() {
        stopped = true;
        assertEquals(
                "the run was stopped while it waited for its hosts",
                assertThrows(IOException.class, () -> open(patient(1), 1)).getMessage());
    }

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
