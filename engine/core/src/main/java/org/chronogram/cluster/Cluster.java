package org.chronogram.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
import org.chronogram.run.InputEntry;
import org.chronogram.threads.DaemonThreads;

/**
 * Uses the hosts whose agents join, for one run after the other, until it is closed. Waits for them, checks them, and
 * prepares them for each run. Used by one thread.
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
    private int datagramLength;

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
        return new RunEndpoint(open.address(), options.token(), open::refusedConnections, () -> {
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
        Gathering unused = gathering(listen(bindAddress).address(), workers, lines, stopRequested);
    }

    private Gathering gathering(
            InetSocketAddress master, int workers, Consumer<String> lines, BooleanSupplier stopRequested)
            throws IOException {
        Gathering gathering = new Gathering(options, hosts, lines, stopRequested);
        gathering.join(master);
        requireSlots(workers, gathering.members());
        checkPaths(gathering);
        gathered = true;
        return gathering;
    }

    private void checkPaths(Gathering gathering) throws IOException {
        PathFindings findings = gathering.checkPaths();
        gathering.require(findings);
        datagramLength = findings.datagramLength();
    }

    /**
     * Waits for the hosts and checks them and the paths between them, without a run.
     *
     * @param bindAddress address of this host that the others can reach, as text.
     * @param lines takes lines for the user.
     * @param stopRequested tells whether the user does not want to wait any more.
     * @return what was found.
     * @throws InvalidInputException when hosts are missing or were refused.
     * @throws IOException when the user does not want to wait.
     */
    public HostCheck check(String bindAddress, Consumer<String> lines, BooleanSupplier stopRequested)
            throws IOException {
        Gathering gathering = new Gathering(options, hosts, lines, stopRequested);
        gathering.join(listen(bindAddress).address());
        PathFindings findings = gathering.checkPaths();
        return HostCheck.of(gathering.members(), findings, gathering.notices(findings));
    }

    @Override
    public WorkerHost open(HostContext context) throws IOException {
        Gathering gathering = gathered ? nextRun(context) : firstRun(context);
        silenceLimitMs = context.specification().faultTolerance().silenceLimitMs();
        prepare(gathering, context);
        return ClusterHost.of(context, hosts, epochs, datagramLength);
    }

    private Gathering firstRun(HostContext context) throws IOException {
        int workers = context.specification().layout().workers();
        return gathering(context.master(), workers, context.lines(), context.stopRequested());
    }

    /** Uses all hosts that are there: also those that have joined since the last run. */
    private Gathering nextRun(HostContext context) throws IOException {
        for (AgentHost host : hosts.forgetLost()) {
            context.lines().accept("sim: the run does without host " + host.name() + ": " + host.refusal());
        }
        Gathering gathering = new Gathering(options, hosts, context.lines(), context.stopRequested());
        gathering.takePresent();
        requireSlots(context.specification().layout().workers(), gathering.members());
        if (!gathering.isChecked()) {
            checkPaths(gathering);
        }
        return gathering;
    }

    private void prepare(Gathering gathering, HostContext context) throws IOException {
        List<InputEntry> input = InputEntry.allOf(context.specification());
        try (SharedFileMaker shared = SharedFileMaker.in(context.checkpointDirectory())) {
            hosts.prepare(
                    gathering.members(),
                    host -> new HostCommand.Prepare(
                            context.specification(), host.offer().slots(), shared.file(), input));
            gathering.awaitPrepared();
        }
    }

    private static void requireSlots(int workers, List<AgentHost> present) {
        int slots = present.stream().mapToInt(host -> host.offer().slots()).sum();
        if (workers > slots) {
            throw new InvalidInputException("--workers=" + workers + ": the " + present.size()
                    + " hosts that have joined offer " + slots + " slots" + Gathering.names(present)
                    + ": use fewer workers, or give more with 'sim worker --slots'");
        }
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
