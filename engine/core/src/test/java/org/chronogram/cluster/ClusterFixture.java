package org.chronogram.cluster;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.AfterEach;

/** A cluster whose agents are links that answer as the test says. */
abstract class ClusterFixture {
    static final int EPOCH = 7;
    static final String BUILD = "build";
    static final LocalPaths FETCHED = new LocalPaths(Map.of("/a.gml", "/tmp/0/a.gml"));
    static final HostMessage.ProbesOpen NETWORK = new HostMessage.ProbesOpen(40_000, 9_000, 2 << 20, 2 << 20, "17", "");

    final LinkedBlockingQueue<WorkerExit> exits = new LinkedBlockingQueue<>();
    final List<String> lines = new ArrayList<>();
    final List<Cluster> clusters = new ArrayList<>();
    boolean stopped;

    Cluster cluster(int hosts, Duration timeout) {
        return cluster(hosts, timeout, SystemNanoClock.INSTANCE);
    }

    Cluster cluster(int hosts, Duration timeout, NanoClock clock) {
        ClusterOptions options = new ClusterOptions(hosts, timeout, 0, RunToken.generate());
        Cluster cluster = new Cluster(options, BUILD, clock);
        clusters.add(cluster);
        return cluster;
    }

    Cluster patient(int hosts) {
        return cluster(hosts, Duration.ofSeconds(30));
    }

    HostContext context(int workers) {
        return new HostContext(
                RunSpecification.of(Simulation.of("phold", Map.of(), 1_000)).on(workers, 2),
                new InetSocketAddress("127.0.0.1", 7400),
                RunToken.generate(),
                exits::add,
                lines::add,
                "",
                () -> stopped);
    }

    static AgentHosts hosts(Cluster cluster) {
        return cluster.hosts();
    }

    /** Joins, and answers when it is to be prepared. */
    static FakeAgentLink join(Cluster cluster, String name, int slots, HostMessage answer) {
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
    static void answerProbes(Cluster cluster, FakeAgentLink link, HostCommand command, int longest) {
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

    static HostMessage.PathEnd end(HostCommand.ProbedHost other, int longest) {
        List<Integer> passed =
                other.lengths().stream().filter(length -> length <= longest).toList();
        return new HostMessage.PathEnd(other.host(), passed, passed, "");
    }

    static FakeAgentLink join(Cluster cluster, String name, int slots) {
        return join(cluster, name, slots, new HostMessage.Prepared("/shared/" + name, true, FETCHED));
    }

    WorkerHost open(Cluster cluster, int workers) throws IOException {
        return cluster.open(context(workers));
    }

    /** Agents that do not react to their release are lost before: the cluster would wait for them for seconds. */
    @AfterEach
    void releaseAll() {
        for (Cluster cluster : clusters) {
            hosts(cluster).present().forEach(host -> hosts(cluster).lose(host, "the test has ended"));
            cluster.close();
        }
    }

    String refusal(Cluster cluster, int workers) {
        return assertThrows(InvalidInputException.class, () -> open(cluster, workers))
                .getMessage();
    }
}
