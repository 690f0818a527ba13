package org.chronogram.models.network;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.chronogram.models.network.Topology.Link;

/**
 * All directed links, numbered by (node they leave, node they reach), so that those which leave a node are consecutive.
 * The k-th of them belongs to port k of the node. Immutable.
 */
final class LinkTable {
    private final int[] firstOfNode;
    private final int[] targets;
    private final int[] sources;
    private final long[] propagationTicks;
    private final long[] transmissionTicks;

    LinkTable(Topology topology, LinkDelays delays, LinkRates rates) {
        List<int[]> directed = directed(topology);
        int links = directed.size();
        firstOfNode = new int[topology.nodes().size() + 1];
        sources = new int[links];
        targets = new int[links];
        propagationTicks = new long[links];
        transmissionTicks = new long[links];
        for (int link = 0; link < links; link++) {
            sources[link] = directed.get(link)[0];
            targets[link] = directed.get(link)[1];
            Link undirected = Link.between(sources[link], targets[link]);
            propagationTicks[link] = delays.propagationTicks(undirected);
            transmissionTicks[link] = rates.transmissionTicks(undirected);
            firstOfNode[sources[link] + 1]++;
        }
        Arrays.parallelPrefix(firstOfNode, Integer::sum);
    }

    private static List<int[]> directed(Topology topology) {
        TreeSet<int[]> directed = new TreeSet<>(Arrays::compare);
        for (Link link : topology.links()) {
            directed.add(new int[] {link.a(), link.b()});
            directed.add(new int[] {link.b(), link.a()});
        }
        return List.copyOf(directed);
    }

    int nodes() {
        return firstOfNode.length - 1;
    }

    int links() {
        return targets.length;
    }

    /** Number of ports of a node, which is its degree. */
    int ports(int node) {
        return firstOfNode[node + 1] - firstOfNode[node];
    }

    int link(int node, int port) {
        return firstOfNode[node] + port;
    }

    int source(int link) {
        return sources[link];
    }

    int target(int link) {
        return targets[link];
    }

    long propagationTicks(int link) {
        return propagationTicks[link];
    }

    /** Time to transmit a packet on a link. */
    long transmissionTicks(int link) {
        return transmissionTicks[link];
    }

    /** A packet reaches the next node after its transmission and the propagation delay at the earliest. */
    long hopTicks(int link) {
        return ShortestPaths.sum(transmissionTicks[link], propagationTicks[link]);
    }

    long smallestHopTicks() {
        return IntStream.range(0, links()).mapToLong(this::hopTicks).min().orElseThrow();
    }

    long longestTransmissionTicks() {
        return Arrays.stream(transmissionTicks).max().orElseThrow();
    }

    long largestPropagationTicks() {
        return Arrays.stream(propagationTicks).max().orElseThrow();
    }
}
