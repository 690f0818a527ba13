package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.chronogram.host.HostContext;
import org.chronogram.host.WorkerHost;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.InputEntry;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.RunSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens until a run has its hosts. */
@Timeout(60)
class GatheringTest extends ClusterFixture {
    @Test
    void shouldTellAgentsWhereToGoAndWhatToPrepare() throws IOException {
        Cluster cluster = patient(1);
        FakeAgentLink link = join(cluster, "a", 2);
        open(cluster, 2);
        assertEquals(
                List.of("sim: waiting for 1 host to join, each by 'sim worker --master 127.0.0.1:7400';"
                        + " other hosts reach this one with --bind alone"),
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

    /** The late host says nothing but that it is alive, and answers no question of this run. */
    @Test
    void shouldNotWaitForAHostThatJoinsWhileTheOthersAreChecked() throws IOException {
        Cluster cluster = patient(1);
        FakeAgentLink late = new FakeAgentLink();
        FakeAgentLink link = new FakeAgentLink();
        link.reaction = command -> {
            if (command instanceof HostCommand.OpenProbes) {
                hosts(cluster).receive(late, new HostMessage.Offer("late", "192.0.2.9", 1, false, 4, BUILD));
            } else if (command instanceof HostCommand.Prepare) {
                hosts(cluster).receive(link, new HostMessage.Prepared("/shared", true, FETCHED));
            }
            answerProbes(cluster, link, command, Integer.MAX_VALUE);
        };
        hosts(cluster).receive(link, new HostMessage.Offer("a", "192.0.2.1", 1, false, 4, BUILD));
        WorkerHost host = open(cluster, 1);
        host.launch(0, EPOCH);
        assertEquals(new HostCommand.Launch(0, EPOCH), link.last());
        assertEquals(0, late.prepares());
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
                bundled.faultTolerance(),
                Outside.NONE);
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
}
