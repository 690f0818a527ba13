package org.chronogram.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.MasterPort;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.run.EngineVersion;

/** Checks hosts and the paths between them, without a run. */
public final class HostCheck {
    private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(5);
    private static final String ROW = "%-28s %-20s %6s %6s %-10s %6s %10s %10s";

    private final AgentHosts hosts = new AgentHosts(EngineVersion.withBuild(), SystemNanoClock.INSTANCE);
    private final ClusterOptions options;
    private final String bindAddress;

    /**
     * Begins.
     *
     * @param options how many hosts are waited for, and where.
     * @param bindAddress IP address of this host at which they are.
     */
    public HostCheck(ClusterOptions options, String bindAddress) {
        this.options = options;
        this.bindAddress = bindAddress;
    }

    /**
     * Waits for the hosts, checks them and lets them go.
     *
     * @param lines takes notices for the user while the check goes on.
     * @param stopRequested ends the wait.
     * @return what was found.
     * @throws org.chronogram.model.InvalidInputException when hosts are missing or were refused.
     * @throws IOException when it was stopped.
     */
    public Outcome run(Consumer<String> lines, BooleanSupplier stopRequested) throws IOException {
        try (ControlServer server = MasterPort.open(bindAddress, options.port(), options.token(), hosts)) {
            Gathering gathering = new Gathering(options, hosts, lines, stopRequested);
            gathering.join(server.address());
            PathFindings findings = gathering.checkPaths();
            Outcome outcome =
                    new Outcome(table(hosts.present(), findings), findings.problems(), gathering.notices(findings));
            hosts.release(false);
            boolean unused = hosts.await(known -> known.present().isEmpty(), RELEASE_TIMEOUT, () -> false);
            return outcome;
        }
    }

    static List<String> table(List<AgentHost> present, PathFindings findings) {
        List<String> table = new ArrayList<>();
        table.add(ROW.formatted("host", "address", "slots", "cores", "Java", "MTU", "receive", "send"));
        present.forEach(host -> table.add(ROW.formatted(
                host.offer().name(),
                host.offer().address(),
                host.offer().slots() + (host.offer().spare() ? "*" : ""),
                host.offer().cores(),
                host.network().java(),
                host.network().mtu(),
                host.network().receiveBufferLength(),
                host.network().sendBufferLength())));
        table.addAll(findings.lines());
        return table;
    }

    /**
     * What was found.
     *
     * @param table lines for the user: the hosts, then the paths between them.
     * @param problems what keeps a run from starting, each with its remedy; empty when nothing does.
     * @param notices what makes a run slower.
     */
    public record Outcome(List<String> table, List<String> problems, List<String> notices) {}
}
