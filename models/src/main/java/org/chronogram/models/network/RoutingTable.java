package org.chronogram.models.network;

import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.IntVertexDijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.util.SupplierUtil;

/**
 * For every node and destination the port on the shortest path by delay without queueing: transmission and propagation of
 * every hop. Of several ports on equally short paths it is the first, so the table is the same on any machine. Immutable.
 */
final class RoutingTable {
    /** There is no path. */
    static final int NO_PORT = -1;

    private final LinkTable links;
    private final long transmissionTicks;
    private final short[][] ports;

    RoutingTable(LinkTable links, long transmissionTicks) {
        this.links = links;
        this.transmissionTicks = transmissionTicks;
        ports = new short[links.nodes()][links.nodes()];
        ShortestPathAlgorithm<Integer, DefaultWeightedEdge> dijkstra = new IntVertexDijkstraShortestPath<>(graph());
        for (int destination = 0; destination < links.nodes(); destination++) {
            SingleSourcePaths<Integer, DefaultWeightedEdge> paths = dijkstra.getPaths(destination);
            for (int node = 0; node < links.nodes(); node++) {
                ports[node][destination] = (short) firstOnShortestPath(node, destination, paths);
            }
        }
    }

    private Graph<Integer, DefaultWeightedEdge> graph() {
        Graph<Integer, DefaultWeightedEdge> graph = GraphTypeBuilder.<Integer, DefaultWeightedEdge>undirected()
                .weighted(true)
                .vertexSupplier(SupplierUtil.createIntegerSupplier())
                .edgeSupplier(SupplierUtil.createDefaultWeightedEdgeSupplier())
                .buildGraph();
        for (int node = 0; node < links.nodes(); node++) {
            graph.addVertex(node);
        }
        for (int link = 0; link < links.links(); link++) {
            if (links.source(link) < links.target(link)) {
                graph.setEdgeWeight(graph.addEdge(links.source(link), links.target(link)), hopTicks(link));
            }
        }
        return graph;
    }

    /** Delay of a hop over an idle link. Sums of it are exact in a double below 2^53 ticks. */
    private double hopTicks(int link) {
        return transmissionTicks + links.propagationTicks(link);
    }

    private int firstOnShortestPath(
            int node, int destination, SingleSourcePaths<Integer, DefaultWeightedEdge> pathsFromDestination) {
        int best = NO_PORT;
        double shortest = Double.POSITIVE_INFINITY;
        for (int port = 0; node != destination && port < links.ports(node); port++) {
            int link = links.link(node, port);
            double ticks = hopTicks(link) + pathsFromDestination.getWeight(links.target(link));
            if (ticks < shortest) {
                shortest = ticks;
                best = port;
            }
        }
        return best;
    }

    /** The port of {@code node} towards {@code destination}; {@link #NO_PORT} at the destination and without a path. */
    int port(int node, int destination) {
        return ports[node][destination];
    }

    boolean isReachable(int node, int destination) {
        return node == destination || ports[node][destination] != NO_PORT;
    }

    /**
     * Adds up a traffic matrix along the paths.
     *
     * @param traffic gives the traffic from one node to another.
     * @return the traffic on every directed link.
     */
    double[] loads(TrafficMatrix traffic) {
        double[] loads = new double[links.links()];
        int[] order = new int[links.nodes()];
        for (int destination = 0; destination < links.nodes(); destination++) {
            int reached = leavesFirst(destination, order);
            double[] through = new double[links.nodes()];
            for (int i = 0; i < reached; i++) {
                int node = order[i];
                int link = links.link(node, port(node, destination));
                through[node] += traffic.weight(node, destination);
                loads[link] += through[node];
                through[links.target(link)] += through[node];
            }
        }
        return loads;
    }

    /** Orders the nodes that have a path to the destination such that each comes before the next node of its path. */
    private int leavesFirst(int destination, int[] order) {
        int[] waitingFor = new int[links.nodes()];
        for (int node = 0; node < links.nodes(); node++) {
            if (port(node, destination) != NO_PORT) {
                waitingFor[next(node, destination)]++;
            }
        }
        int size = 0;
        for (int node = 0; node < links.nodes(); node++) {
            if (waitingFor[node] == 0 && port(node, destination) != NO_PORT) {
                order[size++] = node;
            }
        }
        for (int done = 0; done < size; done++) {
            int next = next(order[done], destination);
            if (--waitingFor[next] == 0 && next != destination) {
                order[size++] = next;
            }
        }
        return size;
    }

    private int next(int node, int destination) {
        return links.target(links.link(node, port(node, destination)));
    }
}
