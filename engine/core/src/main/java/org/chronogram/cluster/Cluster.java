package org.chronogram.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.host.HostFactory;
import org.chronogram.host.MasterPort;
import org.chronogram.host.RunEndpoint;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlRole;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostCommand;
import org.chronogram.run.EngineVersion;
import org.chronogram.run.FaultTolerance;
import org.chronogram.threads.DaemonThreads;

/**
 * Uses the hosts whose agents join, for one run after the other, until it is closed. Waits for them, checks them, and prepares
 * them for each run. Used by one thread.
 */
public final class Cluster implements HostFactory, AutoCloseable {
    private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(5);
    private static final long PING_MS = 1_000;

    private final ClusterOptions options;
    private final AgentHosts hosts;
    private final ClusterLinks links;
    private final EpochCounter epochs = new EpochCounter();
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.factory("hosts"));
    private volatile long silenceLimitMs = FaultTolerance.DEFAULT.silenceLimitMs();
    private ControlServer server;
    private boolean gathered;

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
        links = new ClusterLinks(hosts);
        var unused = timer.scheduleWithFixedDelay(this::watch, PING_MS, PING_MS, TimeUnit.MILLISECONDS);
    }

    AgentHosts hosts() {
        return hosts;
    }

    private void watch() {
        hosts.sendToAll(new HostCommand.Ping());
        long limitMs = silenceLimitMs;
        hosts.silent(TimeUnit.MILLISECONDS.toNanos(limitMs))
                .forEach(host -> hosts.lose(host, "its agent said nothing for " + limitMs + " ms"));
    }

    /** All runs are reached at the address of the first one. */
    @Override
    public RunEndpoint listen(String bindAddress, ControlListener run) {
        ControlServer open = listen(bindAddress);
        links.begin(run);
        return new RunEndpoint(open.address(), options.token(), () -> {
            links.end();
            open.closeLinks(link -> link.role() != ControlRole.HOST);
        });
    }

    private ControlServer listen(String bindAddress) {
        if (server == null) {
            server = MasterPort.open(bindAddress, options.port(), options.token(), links);
        }
        return server;
    }

    /**
     * Waits for the hosts before the first run, so that what is wrong with them is found before anything is computed.
     *
     * @param bindAddress address of this host that the others can reach, as text.
     * @param workers the most workers that a run will have.
     * @param lines takes lines for the user.
     * @param stopRequested tells whether the user does not want to wait any more.
     * @throws InvalidInputException when the address is none of this host, or hosts are missing or cannot be used.
     * @throws IOException when the user does not want to wait.
     */
    public void gather(String bindAddress, int workers, Consumer<String> lines, BooleanSupplier stopRequested)
            throws IOException {
        gather(listen(bindAddress).address(), workers, lines, stopRequested);
    }

    private void gather(InetSocketAddress master, int workers, Consumer<String> lines, BooleanSupplier stopRequested)
            throws IOException {
        lines.accept("sim: waiting for " + options.hosts() + " hosts: on each of them, start" + " 'sim worker --master "
                + hostPort(master) + "'");
        await(stopRequested, known -> refused(known) || known.present().size() >= options.hosts());
        requireHosts();
        requireAll();
        requireSlots(workers);
        gathered = true;
    }

    @Override
    public WorkerHost open(HostContext context) throws IOException {
        silenceLimitMs = context.specification().faultTolerance().silenceLimitMs();
        int workers = context.specification().layout().workers();
        if (!gathered) {
            gather(context.master(), workers, context.lines(), context.stopRequested());
        }
        for (AgentHost host : hosts.forgetLost()) {
            context.lines().accept("sim: the run does without host " + host.name() + ": " + host.refusal());
        }
        requireSlots(workers);
        prepare(context);
        requireHosts();
        requirePrepared();
        return ClusterHost.of(context, hosts, epochs);
    }

    private void prepare(HostContext context) throws IOException {
        try (SharedFileMaker shared = SharedFileMaker.in(context.checkpointDirectory())) {
            for (AgentHost host : hosts.present()) {
                int slots = host.offer().slots();
                host.link().send(new HostCommand.Prepare(context.specification(), slots, shared.file()));
            }
            await(
                    context.stopRequested(),
                    known -> refused(known) || known.present().stream().allMatch(AgentHost::isPrepared));
        }
    }

    private static String hostPort(InetSocketAddress master) {
        String address = master.getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + master.getPort();
    }

    /** Waits no longer than until the run is to stop; the run then ends as it would before its first step. */
    private void await(BooleanSupplier stopRequested, Predicate<AgentHosts> condition) throws IOException {
        boolean unused = hosts.await(condition, options.joinTimeout(), stopRequested);
        if (stopRequested.getAsBoolean()) {
            throw new IOException("the run was stopped while it waited for its hosts");
        }
    }

    private static boolean refused(AgentHosts known) {
        return !known.lost().isEmpty()
                || known.present().stream().anyMatch(host -> !host.refusal().isEmpty());
    }

    private void requireHosts() {
        String refusals = Stream.concat(hosts.present().stream(), hosts.lost().stream())
                .filter(host -> !host.refusal().isEmpty())
                .map(host -> "host " + host.name() + " cannot be used: " + host.refusal())
                .collect(Collectors.joining("; "));
        if (!refusals.isEmpty()) {
            throw new InvalidInputException(refusals);
        }
    }

    private void requireAll() {
        List<AgentHost> present = hosts.present();
        if (present.size() < options.hosts()) {
            throw new InvalidInputException(present.size() + " of " + options.hosts() + " hosts have joined within "
                    + options.joinTimeout().toSeconds() + " s" + names(present)
                    + ": start 'sim worker' on the others, and check that they can reach the master");
        }
    }

    private void requirePrepared() {
        List<AgentHost> late =
                hosts.present().stream().filter(host -> !host.isPrepared()).toList();
        if (!late.isEmpty()) {
            throw new InvalidInputException("no answer from" + names(late).substring(1) + " within "
                    + options.joinTimeout().toSeconds() + " s: look at what 'sim worker' prints there");
        }
    }

    private void requireSlots(int workers) {
        List<AgentHost> present = hosts.present();
        int slots = present.stream().mapToInt(host -> host.offer().slots()).sum();
        if (workers > slots) {
            throw new InvalidInputException("--workers=" + workers + ": the " + present.size()
                    + " hosts that have joined offer " + slots + " slots" + names(present)
                    + ": use fewer workers, or give more with 'sim worker --slots'");
        }
    }

    private static String names(List<AgentHost> present) {
        return present.isEmpty()
                ? ""
                : ": " + present.stream().map(AgentHost::name).collect(Collectors.joining(", "));
    }

    /** Lets the hosts go and waits until their agents have closed their links. */
    @Override
    public void close() {
        hosts.release();
        boolean unused = hosts.await(known -> known.present().isEmpty(), RELEASE_TIMEOUT, () -> false);
        timer.shutdown();
        if (server != null) {
            server.close();
        }
    }
}
