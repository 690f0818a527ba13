package org.chronogram.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostCommand;

/**
 * Waits until all hosts have joined, and lets them check the paths between them. Only the hosts that are there then take
 * part: one that joins later is for the next run.
 */
final class Gathering {
    /**
     * Fills one packet of the longest kind. A link whose long packets are lost would otherwise hold up the run later, where
     * nothing says why.
     */
    private static final String LONG_MESSAGE = "x".repeat(8_000);

    /** Less than the time after which a host that says nothing is lost, which gives no reason. */
    private static final Duration LONG_MESSAGE_TIMEOUT = Duration.ofSeconds(4);

    private static final Duration NO_LIMIT = Duration.ofDays(365);

    private final ClusterOptions options;
    private final AgentHosts hosts;
    private final Consumer<String> lines;
    private final BooleanSupplier stopRequested;
    private List<AgentHost> members = List.of();

    /**
     * Begins.
     *
     * @param lines takes notices for the user.
     * @param stopRequested ends each wait.
     */
    Gathering(ClusterOptions options, AgentHosts hosts, Consumer<String> lines, BooleanSupplier stopRequested) {
        this.options = options;
        this.hosts = hosts;
        this.lines = lines;
        this.stopRequested = stopRequested;
    }

    /** Waits for the hosts. */
    void join(InetSocketAddress master) throws IOException {
        lines.accept("sim: waiting for " + options.hosts() + (options.hosts() == 1 ? " host" : " hosts")
                + " to join, each by 'sim worker --master " + hostPort(master) + "'"
                + (master.getAddress().isLoopbackAddress() ? "; other hosts reach this one with --bind alone" : ""));
        await(known -> known.present().size() >= options.hosts(), options.joinTimeout());
        List<AgentHost> present = hosts.present();
        if (present.size() < options.hosts()) {
            throw failed(present.size() + " of " + options.hosts() + " hosts have joined within "
                    + options.joinTimeout().toSeconds() + " s" + names(present)
                    + ": start 'sim worker' on the others, and check that they can reach the master");
        }
        members = present;
    }

    /** Takes the hosts that are there now, without waiting for others. */
    void takePresent() {
        members = hosts.present();
    }

    /** Returns the hosts that take part. */
    List<AgentHost> members() {
        return members;
    }

    /** Tells whether the paths between all hosts that take part were checked. */
    boolean isChecked() {
        synchronized (hosts) {
            return members.stream().allMatch(AgentHost::hasReported);
        }
    }

    private static String hostPort(InetSocketAddress master) {
        String address = master.getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + master.getPort();
    }

    /** Has the hosts check the paths between them; whether what they find is good enough is left to the caller. */
    PathFindings checkPaths() throws IOException {
        synchronized (hosts) {
            members.forEach(AgentHost::forgetPaths);
            members.forEach(host -> host.link().send(new HostCommand.OpenProbes(LONG_MESSAGE)));
        }
        awaitLongMessages();
        PathCheck check = new PathCheck(members);
        synchronized (hosts) {
            check.begin(new SecureRandom().nextLong());
        }
        awaitFromAll(AgentHost::hasReported);
        synchronized (hosts) {
            return check.findings();
        }
    }

    /** Refuses hosts between which a run is not possible, and tells what makes one slower. */
    void require(PathFindings findings) {
        List<String> problems = findings.problems();
        if (problems.size() > 1) {
            problems.forEach(problem -> lines.accept("sim: " + problem));
            throw failed("the hosts cannot be used together: see the " + problems.size() + " lines above");
        }
        if (!problems.isEmpty()) {
            throw failed(problems.get(0));
        }
        notices(findings).forEach(notice -> lines.accept("sim: " + notice));
    }

    /** Returns what makes a run slower, and does not keep it from starting. */
    List<String> notices(PathFindings findings) {
        return Stream.concat(findings.shortened().stream(), BufferNotice.of(members).stream())
                .toList();
    }

    private void awaitLongMessages() throws IOException {
        Duration timeout = Collections.min(List.of(options.joinTimeout(), LONG_MESSAGE_TIMEOUT));
        List<AgentHost> late = late(AgentHost::hasProbesOpen, timeout);
        if (!late.isEmpty()) {
            throw failed("no answer from" + names(late).substring(1) + " to a long message within "
                    + timeout.toSeconds() + " s, and short ones arrive: where the path from the master carries shorter"
                    + " packets than the interfaces at both ends say, give these the MTU of the path, for example"
                    + " 'ip link set dev eth0 mtu 1500'");
        }
    }

    /** Waits for an answer of all hosts. */
    void awaitFromAll(Predicate<AgentHost> answered) throws IOException {
        List<AgentHost> late = late(answered, options.joinTimeout());
        if (!late.isEmpty()) {
            throw noAnswer(late);
        }
    }

    private InvalidInputException noAnswer(List<AgentHost> late) {
        return failed("no answer from" + names(late).substring(1) + " within "
                + options.joinTimeout().toSeconds() + " s: look at what 'sim worker' prints there");
    }

    /** Waits until all hosts are prepared. One that fetches input says that it is alive, and may take as long as it needs. */
    void awaitPrepared() throws IOException {
        await(known -> !silent(known).isEmpty() || members.stream().noneMatch(Gathering::isUnprepared), NO_LIMIT);
        List<AgentHost> silent = silent(hosts);
        if (!silent.isEmpty()) {
            throw noAnswer(silent);
        }
    }

    private List<AgentHost> silent(AgentHosts known) {
        return known.silent(options.joinTimeout().toNanos()).stream()
                .filter(host -> members.contains(host) && isUnprepared(host))
                .toList();
    }

    private static boolean isUnprepared(AgentHost host) {
        return !host.isPrepared();
    }

    /** Waits for an answer of all hosts; returns those from which none has come. */
    private List<AgentHost> late(Predicate<AgentHost> answered, Duration timeout) throws IOException {
        await(known -> members.stream().allMatch(answered), timeout);
        synchronized (hosts) {
            return members.stream().filter(answered.negate()).toList();
        }
    }

    /** Waits no longer than until the run is to stop; the run then ends as it would before its first step. */
    private void await(Predicate<AgentHosts> condition, Duration timeout) throws IOException {
        boolean unused = hosts.await(known -> !refusals().isEmpty() || condition.test(known), timeout, stopRequested);
        if (stopRequested.getAsBoolean()) {
            throw new IOException("the run was stopped while it waited for its hosts");
        }
        String refusals = refusals();
        if (!refusals.isEmpty()) {
            throw failed(refusals);
        }
    }

    /** Says which hosts cannot be used and why: of those that take part, or of all while that is open. */
    private String refusals() {
        synchronized (hosts) {
            return Stream.concat(hosts.present().stream(), hosts.lost().stream())
                    .filter(host -> members.isEmpty() || members.contains(host))
                    .filter(host -> !host.refusal().isEmpty())
                    .map(host -> "host " + host.name() + " cannot be used: " + host.refusal())
                    .collect(Collectors.joining("; "));
        }
    }

    static String names(List<AgentHost> present) {
        return present.isEmpty()
                ? ""
                : ": " + present.stream().map(AgentHost::name).collect(Collectors.joining(", "));
    }

    private static InvalidInputException failed(String message) {
        return new InvalidInputException(message);
    }
}
