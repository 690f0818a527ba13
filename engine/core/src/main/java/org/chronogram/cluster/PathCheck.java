package org.chronogram.cluster;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.protocol.HostCommand;

/** What each host is asked about its paths to the others, and what the answers mean. Used under the lock of the hosts. */
final class PathCheck {
    private final List<AgentHost> hosts;

    /**
     * Begins a check.
     *
     * @param hosts the hosts, which have said what their networks are like; an index in this list is the number of a host.
     */
    PathCheck(List<AgentHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** Asks all hosts to send probes to each other. */
    void begin(long nonce) {
        for (int host = 0; host < hosts.size(); host++) {
            hosts.get(host).link().send(new HostCommand.ProbePaths(nonce, host, others(host)));
        }
    }

    private List<HostCommand.ProbedHost> others(int host) {
        List<HostCommand.ProbedHost> others = new ArrayList<>();
        for (int other = 0; other < hosts.size(); other++) {
            if (other != host) {
                AgentHost there = hosts.get(other);
                List<Integer> lengths = PathPair.lengths(hosts.get(host), there);
                others.add(new HostCommand.ProbedHost(
                        other, there.offer().address(), there.network().port(), lengths));
            }
        }
        return others;
    }

    /** Returns all pairs; the hosts have reported. */
    PathFindings findings() {
        List<PathPair> pairs = new ArrayList<>();
        for (int a = 0; a < hosts.size(); a++) {
            for (int b = a + 1; b < hosts.size(); b++) {
                pairs.add(PathPair.of(hosts.get(a), a, hosts.get(b), b));
            }
        }
        return new PathFindings(pairs);
    }
}
