package org.chronogram.cluster;

import java.io.IOException;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.host.HostFactory;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.HostCommand;
import org.chronogram.run.EngineVersion;
import org.chronogram.run.InputEntry;

/** Uses the hosts of which agents join the run. Waits for them, checks them, and prepares them. For one run. */
public final class Cluster implements HostFactory {
    private final ClusterOptions options;
    private final AgentHosts hosts;

    /**
     * Begins without hosts, on the clock of the system.
     *
     * @param options how many hosts are waited for, and where.
     */
    public Cluster(ClusterOptions options) {
        this(options, EngineVersion.withBuild(), SystemNanoClock.INSTANCE);
    }

    Cluster(ClusterOptions options, String build, NanoClock clock) {
        this.options = options;
        hosts = new AgentHosts(build, clock);
    }

    @Override
    public int port() {
        return options.port();
    }

    @Override
    public RunToken token() {
        return options.token();
    }

    @Override
    public ControlListener agents() {
        return hosts;
    }

    @Override
    public WorkerHost open(HostContext context) throws IOException {
        Gathering gathering = new Gathering(options, hosts, context.lines(), context.stopRequested());
        gathering.join(context.master());
        requireSlots(gathering, context.specification().layout().workers());
        PathFindings findings = gathering.checkPaths();
        gathering.require(findings);
        prepare(gathering, context);
        return ClusterHost.of(context, hosts, findings.datagramLength());
    }

    private void requireSlots(Gathering gathering, int workers) {
        List<AgentHost> present = hosts.present();
        int slots = present.stream().mapToInt(host -> host.offer().slots()).sum();
        if (workers > slots) {
            throw gathering.failed("--workers=" + workers + ": the " + present.size()
                    + " hosts that have joined offer " + slots + " slots" + Gathering.names(present)
                    + ": use fewer workers, or give more with 'sim worker --slots'");
        }
    }

    private void prepare(Gathering gathering, HostContext context) throws IOException {
        List<InputEntry> input = InputEntry.allOf(context.specification());
        try (SharedFileMaker shared = SharedFileMaker.in(context.checkpointDirectory())) {
            hosts.prepare(host -> new HostCommand.Prepare(
                    context.specification(), host.offer().slots(), shared.file(), input));
            gathering.awaitPrepared();
        }
    }
}
