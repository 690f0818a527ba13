package org.chronogram.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chronogram.host.HostContext;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;
import org.chronogram.protocol.SharedFile;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;

/** A host agent without processes, link and time: the test says what happens in each of its turns. */
abstract class HostAgentFixture {
    static final String SHARED = "/dev/shm/of-this-run";
    static final HostMessage.Offer OFFER = new HostMessage.Offer("b", "192.0.2.2", 4, false, 8, "1.0 abc");
    static final RunSpecification SPECIFICATION = RunSpecification.of(Simulation.of("phold", Map.of(), 1_000))
            .on(3, 2)
            .with(FaultTolerance.DEFAULT.in("/run/of/the/master"))
            .withBindAddress("192.0.2.1")
            .withWorkerJvmOptions("-Xmx1g");

    final FakeMasterChannel master = new FakeMasterChannel();
    final FakeWorkerHost host = new FakeWorkerHost();
    final List<String> notices = new ArrayList<>();
    final RunToken token = RunToken.generate();
    final InetSocketAddress masterAddress = new InetSocketAddress(InetAddress.getLoopbackAddress(), 7_400);
    RuntimeException unusable;
    IOException unreachable;
    HostContext context;
    int workersHere;
    long nowNs = 5_000_000_000L;

    final HostAgent agent = new HostAgent(
            new AgentOptions(masterAddress, OFFER, "/memory/here", Duration.ofSeconds(1)),
            token,
            master,
            this::opened,
            () -> nowNs,
            notices::add);

    private LocalWorkers opened(HostContext given, int workers) throws IOException {
        if (unusable != null) {
            throw unusable;
        }
        if (unreachable != null) {
            throw unreachable;
        }
        context = given;
        workersHere = workers;
        return new LocalWorkers(host, host::pid, SHARED);
    }

    static HostCommand.Prepare prepare(SharedFile file) {
        return new HostCommand.Prepare(SPECIFICATION, 2, file);
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
