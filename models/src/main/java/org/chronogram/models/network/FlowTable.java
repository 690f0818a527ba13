package org.chronogram.models.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;

/** The flows of a run, in the order of their file, by the nodes that send and receive them. Immutable. */
final class FlowTable {
    static final FlowTable NONE = new FlowTable(List.of(), 0);

    private final List<Flow> flows;
    private final int[][] fromNode;
    private final int[] slots;
    private final int[] flowsToNode;

    FlowTable(List<Flow> flows, int nodes) {
        this.flows = List.copyOf(flows);
        Map<Integer, List<Integer>> bySource = IntStream.range(0, flows.size())
                .boxed()
                .collect(Collectors.groupingBy(flow -> flows.get(flow).source()));
        fromNode = IntStream.range(0, nodes)
                .mapToObj(node -> bySource.getOrDefault(node, List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        flowsToNode = new int[nodes];
        slots = flows.stream()
                .mapToInt(flow -> flowsToNode[flow.destination()]++)
                .toArray();
    }

    /** Refuses flows between nodes without a path. */
    void requirePaths(RoutingTable routes, Topology topology) {
        for (Flow flow : flows) {
            if (!routes.isReachable(flow.source(), flow.destination())) {
                throw new InvalidInputException("--flows: there is no path for flow " + flow.name() + " from "
                        + topology.nodes().get(flow.source()).name() + " to "
                        + topology.nodes().get(flow.destination()).name() + ": leave it out, or add a link");
            }
        }
    }

    boolean isEmpty() {
        return flows.isEmpty();
    }

    int size() {
        return flows.size();
    }

    Flow get(int flow) {
        return flows.get(flow);
    }

    /** The flows that a node sends. */
    int[] from(int node) {
        return fromNode[node];
    }

    /** How many flows a node receives. */
    int flowsTo(int node) {
        return flowsToNode[node];
    }

    /** The number of a flow among those with the same destination. */
    int slot(int flow) {
        return slots[flow];
    }

    /** How many packets are sent before a time. */
    long packetsBefore(long ticks) {
        return flows.stream().mapToLong(flow -> flow.sentBefore(ticks)).sum();
    }

    /** From the first packet that is sent to the last one; at least one tick. */
    long durationTicks() {
        long first = flows.stream().mapToLong(Flow::startTicks).min().orElseThrow();
        return Math.max(1, lastSentTicks() - first);
    }

    long lastSentTicks() {
        return flows.stream().mapToLong(Flow::lastSentTicks).max().orElseThrow();
    }
}
