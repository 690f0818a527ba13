package org.chronogram.cluster;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.host.HostFactory;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostCommand;
import org.chronogram.run.EngineVersion;

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
        context.lines()
                .accept("sim: waiting for " + options.hosts() + " hosts: on each of them, start"
                        + " 'sim worker --master " + hostPort(context) + "'");
        await(context, known -> refused(known) || known.present().size() >= options.hosts());
        requireHosts();
        requireSlots(context.specification().layout().workers());
        prepare(context);
        requireHosts();
        requirePrepared();
        return ClusterHost.of(context, hosts);
    }

    private void prepare(HostContext context) throws IOException {
        try (SharedFileMaker shared = SharedFileMaker.in(context.checkpointDirectory())) {
            for (AgentHost host : hosts.present()) {
                int slots = host.offer().slots();
                host.link().send(new HostCommand.Prepare(context.specification(), slots, shared.file()));
            }
            await(context, known -> refused(known) || known.present().stream().noneMatch(Cluster::isUnprepared));
        }
    }

    private static String hostPort(HostContext context) {
        String address = context.master().getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":"
                + context.master().getPort();
    }

    /** Waits no longer than until the run is to stop; the run then ends as it would before its first step. */
    private void await(HostContext context, Predicate<AgentHosts> condition) throws IOException {
        boolean unused = hosts.await(condition, options.joinTimeout(), context.stopRequested());
        if (context.stopRequested().getAsBoolean()) {
            hosts.release(true);
            throw new IOException("the run was stopped while it waited for its hosts");
        }
    }

    private static boolean refused(AgentHosts known) {
        return !known.lost().isEmpty()
                || known.present().stream().anyMatch(host -> !host.refusal().isEmpty());
    }

    private static boolean isUnprepared(AgentHost host) {
        return host.sharedDirectory().isEmpty();
    }

    private void requireHosts() {
        List<AgentHost> present = hosts.present();
        String refusals = Stream.concat(present.stream(), hosts.lost().stream())
                .filter(host -> !host.refusal().isEmpty())
                .map(host -> "host " + host.name() + " cannot be used: " + host.refusal())
                .collect(Collectors.joining("; "));
        if (!refusals.isEmpty()) {
            throw failed(refusals);
        }
        if (present.size() < options.hosts()) {
            throw failed(present.size() + " of " + options.hosts() + " hosts have joined within "
                    + options.joinTimeout().toSeconds() + " s" + names(present)
                    + ": start 'sim worker' on the others, and check that they can reach the master");
        }
    }

    private void requirePrepared() {
        List<AgentHost> late =
                hosts.present().stream().filter(Cluster::isUnprepared).toList();
        if (!late.isEmpty()) {
            throw failed("no answer from" + names(late).substring(1) + " within "
                    + options.joinTimeout().toSeconds() + " s: look at what 'sim worker' prints there");
        }
    }

    private void requireSlots(int workers) {
        List<AgentHost> present = hosts.present();
        int slots = present.stream().mapToInt(host -> host.offer().slots()).sum();
        if (workers > slots) {
            throw failed("--workers=" + workers + ": the " + present.size() + " hosts that have joined offer " + slots
                    + " slots" + names(present) + ": use fewer workers, or give more with 'sim worker --slots'");
        }
    }

    private static String names(List<AgentHost> present) {
        return present.isEmpty()
                ? ""
                : ": " + present.stream().map(AgentHost::name).collect(Collectors.joining(", "));
    }

    private InvalidInputException failed(String message) {
        hosts.release(true);
        return new InvalidInputException(message);
    }
}
