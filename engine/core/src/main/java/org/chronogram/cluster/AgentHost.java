package org.chronogram.cluster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronogram.host.ProcessState;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.LocalPaths;

/** What the master knows of one host: its offer, and the workers there. Guarded by the {@link AgentHosts} that has it. */
final class AgentHost {
    /** The order in which hosts are used: spare hosts last. */
    static final Comparator<AgentHost> ORDER = Comparator.comparing(
                    (AgentHost host) -> host.offer().spare())
            .thenComparing(host -> host.offer().name())
            .thenComparing(host -> host.offer().address());

    private final AgentLink link;
    private final HostMessage.Offer offer;
    private final Set<Integer> workers = new HashSet<>();
    private final Map<Integer, ProcessState> states = new HashMap<>();
    private HostMessage.ProbesOpen network;
    private HostMessage.PathReport paths;
    private String sharedDirectory = "";
    private boolean sharesFiles;
    private LocalPaths input = LocalPaths.AS_SPECIFIED;
    private String refusal = "";
    private long heardNs;
    private boolean ending;
    private boolean lost;

    AgentHost(AgentLink link, HostMessage.Offer offer, long nowNs) {
        this.link = link;
        this.offer = offer;
        heardNs = nowNs;
    }

    AgentLink link() {
        return link;
    }

    HostMessage.Offer offer() {
        return offer;
    }

    /** Returns the name of the host, with its address where that says more. */
    String name() {
        return offer.name().equals(offer.address()) ? offer.name() : offer.name() + " (" + offer.address() + ")";
    }

    /** Returns the order in which hosts are chosen for a worker; see {@link AgentHosts#choose}. */
    static Comparator<AgentHost> preference(long silentNs, long nowNs) {
        return Comparator.comparing((AgentHost host) -> host.isSilent(silentNs, nowNs))
                .thenComparing(host -> host.freeSlots() <= 0)
                .thenComparing(host -> host.freeSlots() > 0 && host.offer().spare())
                .thenComparingInt(host -> host.freeSlots() > 0 ? 0 : -host.freeSlots());
    }

    void heard(long nowNs) {
        heardNs = nowNs;
    }

    /** Tells whether the agent has said nothing for longer than a limit; it says nothing while it ends the workers of a run. */
    boolean isSilent(long limitNs, long nowNs) {
        return !ending && nowNs - heardNs > limitNs;
    }

    /** Returns the workers whose newest process is on this host. */
    Set<Integer> workers() {
        return workers;
    }

    /** Returns how many more workers it was offered for; negative when it has more than that. */
    int freeSlots() {
        return offer.slots() - workers.size();
    }

    void alive(HostMessage.Alive alive) {
        states.clear();
        for (HostMessage.WorkerState state : alive.workers()) {
            states.put(
                    state.worker(),
                    new ProcessState(ProcessState.Condition.valueOf(state.condition()), state.cpuTimeNs()));
        }
    }

    ProcessState state(int worker) {
        return states.getOrDefault(worker, ProcessState.NOT_KNOWN);
    }

    void probesOpen(HostMessage.ProbesOpen open) {
        network = open;
    }

    /** Tells whether the host has said what its network is like, and can be probed. */
    boolean hasProbesOpen() {
        return network != null;
    }

    /** Returns what the host has said of its network; null before. */
    HostMessage.ProbesOpen network() {
        return network;
    }

    void reported(HostMessage.PathReport report) {
        paths = report;
    }

    /** Tells whether the host has reported the paths to the others. */
    boolean hasReported() {
        return paths != null;
    }

    void forgetPaths() {
        network = null;
        paths = null;
    }

    /** Returns what the host has found of the path to another one; nothing passes where it says nothing. */
    HostMessage.PathEnd pathTo(int other) {
        return paths.paths().stream()
                .filter(path -> path.host() == other)
                .findFirst()
                .orElse(new HostMessage.PathEnd(other, List.of(), List.of(), ""));
    }

    void prepared(HostMessage.Prepared prepared) {
        sharedDirectory = prepared.sharedDirectory();
        sharesFiles = prepared.sharesFiles();
        input = prepared.input();
    }

    /** Returns the directory of the workers' buffers; empty while the host is not prepared. */
    String sharedDirectory() {
        return sharedDirectory;
    }

    /** Tells whether workers of the run can be started there. */
    boolean isPrepared() {
        return !sharedDirectory.isEmpty();
    }

    /** The agent was told to end the run. */
    void ending() {
        ending = true;
    }

    /** The agent has ended the run. */
    void ended() {
        ending = false;
        sharedDirectory = "";
        workers.clear();
        states.clear();
    }

    /** Tells whether the agent was told to end the run and has not done it. */
    boolean isEnding() {
        return ending;
    }

    /** Tells whether workers there can use the checkpoint directory of the master. */
    boolean sharesFiles() {
        return sharesFiles;
    }

    /** Returns where the input of the run lies there. */
    LocalPaths input() {
        return input;
    }

    void refused(String reason) {
        refusal = reason;
    }

    /** Returns why the host cannot be used; empty while nothing is known against it. */
    String refusal() {
        return refusal;
    }

    void lost(String reason) {
        lost = true;
        refusal = refusal.isEmpty() ? reason : refusal;
    }

    boolean isLost() {
        return lost;
    }
}
