package org.chronogram.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found out about hosts and the paths between them.
 *
 * @param table lines for the user: the hosts, then the paths between them.
 * @param problems what keeps a run from starting, each with its remedy; empty when nothing does.
 * @param notices what makes a run slower.
 */
public record HostCheck(List<String> table, List<String> problems, List<String> notices) {
    private static final String ROW = "%-28s %-20s %6s %6s %-10s %6s %10s %10s";

    static HostCheck of(List<AgentHost> present, PathFindings findings, List<String> notices) {
        return new HostCheck(table(present, findings), findings.problems(), notices);
    }

    private static List<String> table(List<AgentHost> present, PathFindings findings) {
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
}
