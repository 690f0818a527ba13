package org.chronogram.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import org.chronogram.run.InputEntry;
import org.chronogram.threads.DaemonThreads;

/** Uses the hosts of which agents join the run. Waits for them, checks them, and prepares them. For one run. */
public final class Cluster implements HostFactory {
    private static final long PING_MS = 1_000;
    private static final Duration NO_LIMIT = Duration.ofDays(1_000);

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
        ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("pings"));
        try {
            var unused = pings.scheduleWithFixedDelay(
                    () -> hosts.sendToAll(new HostCommand.Ping()), PING_MS, PING_MS, TimeUnit.MILLISECONDS);
            awaitHosts(context);
            prepare(context);
        } finally {
            pings.shutdown();
        }
        return ClusterHost.of(context, hosts);
    }

    private void awaitHosts(HostContext context) throws IOException {
        await(context, known -> refused(known) || known.present().size() >= options.hosts(), options.joinTimeout());
        requireHosts();
        requireSlots(context.specification().layout().workers());
    }

    /** A host that fetches input says that it is alive meanwhile: it may take as long as it needs. */
    private void prepare(HostContext context) throws IOException {
        List<InputEntry> input = InputEntry.allOf(context.specification());
        try (SharedFileMaker shared = SharedFileMaker.in(context.checkpointDirectory())) {
            hosts.prepare(host -> new HostCommand.Prepare(
                    context.specification(), host.offer().slots(), shared.file(), input));
            await(
                    context,
                    known -> refused(known)
                            || !late(known).isEmpty()
                            || known.present().stream().noneMatch(Cluster::isUnprepared),
                    NO_LIMIT);
        }
        requireHosts();
        requirePrepared();
    }

    private static String hostPort(HostContext context) {
        String address = context.master().getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":"
                + context.master().getPort();
    }

    /** Waits no longer than until the run is to stop; the run then ends as it would before its first step. */
    private void await(HostContext context, Predicate<AgentHosts> condition, Duration timeout) throws IOException {
        boolean unused = hosts.await(condition, timeout, context.stopRequested());
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

    private List<AgentHost> late(AgentHosts known) {
        return known.silent(options.joinTimeout().toNanos()).stream()
                .filter(Cluster::isUnprepared)
                .toList();
    }

    private void requirePrepared() {
        List<AgentHost> late = late(hosts);
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
