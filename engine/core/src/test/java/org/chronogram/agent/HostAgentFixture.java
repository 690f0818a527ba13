package org.chronogram.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.FileLink;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.protocol.SharedFile;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.InputEntry;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;

/** A host agent without processes, link and time: the test says what happens in each of its turns. */
abstract class HostAgentFixture {
    static final String SHARED = "/dev/shm/of-this-run";
    static final HostMessage.Offer OFFER = new HostMessage.Offer("b", "192.0.2.2", 4, false, 8, "1.0 abc");
    static final HostMessage.ProbesOpen NETWORK = new HostMessage.ProbesOpen(40_000, 1_500, 2 << 20, 2 << 20, "17", "");
    static final RunSpecification SPECIFICATION = RunSpecification.of(Simulation.of("phold", Map.of(), 1_000))
            .on(3, 2)
            .with(FaultTolerance.DEFAULT.in("/run/of/the/master"))
            .with(new HostOptions("192.0.2.1", "/dev/shm", "-Xmx1g", true));

    final FakeMasterChannel master = new FakeMasterChannel();
    final FakeWorkerHost host = new FakeWorkerHost();
    final FakeLan lan = new FakeLan();
    final List<String> notices = new ArrayList<>();
    final RunToken token = RunToken.generate();
    final InetSocketAddress masterAddress = new InetSocketAddress(InetAddress.getLoopbackAddress(), 7_400);
    RuntimeException unusable;
    IOException unreachable;
    Executor fetchThread = Runnable::run;
    HostContext context;
    int workersHere;
    long nowNs = 5_000_000_000L;

    final HostAgent agent = new HostAgent(
            new AgentOptions(masterAddress, OFFER, "/memory/here", Optional.empty(), Duration.ofSeconds(1)),
            token,
            master,
            this::opened,
            this::probesOpened,
            () -> nowNs,
            notices::add);

    private LocalWorkers opened(HostContext given, int workers, List<InputEntry> input) throws IOException {
        if (unusable != null) {
            throw unusable;
        }
        if (unreachable != null) {
            throw unreachable;
        }
        context = given;
        workersHere = workers;
        FileLink link = new FileLink(masterAddress, token, 0, 0);
        return new LocalWorkers(
                host, host::pid, SHARED, HostInput.begin(InputFetch.of(input, link, KeptInput.NONE), fetchThread));
    }

    private HostProbes probesOpened(String address, NanoClock clock) throws IOException {
        if (unreachable != null) {
            throw unreachable;
        }
        return new HostProbes(new PathProber(lan.socket(address), lan.socket(address), clock), NETWORK);
    }

    static HostCommand.Prepare prepare(SharedFile file) {
        return new HostCommand.Prepare(SPECIFICATION, 2, file, List.of());
    }

    static HostCommand prepare(List<InputEntry> input) {
        return new HostCommand.Prepare(SPECIFICATION, 2, new SharedFile("", new byte[1]), input);
    }

    /** Adds a turn in which a command arrives. */
    final void hear(HostCommand command) {
        master.turns.add(() -> command);
    }

    /** Adds a turn in which something happens and no command arrives. */
    final void then(Runnable action) {
        master.turns.add(() -> {
            action.run();
            return null;
        });
    }

    final void prepared() {
        hear(prepare(new SharedFile("", new byte[1])));
    }

    /** Adds turns in which the host is prepared and a worker is started, and takes what the agent says meanwhile. */
    final void launched(int worker, int epoch) {
        prepared();
        hear(new HostCommand.Launch(worker, epoch));
        then(master::taken);
    }

    final void released() {
        hear(new HostCommand.Release());
    }

    final void passMs(long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
    }
}
