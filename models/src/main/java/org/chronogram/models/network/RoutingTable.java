package org.chronogram.models.network;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * For every node and destination the port on the shortest path by delay without queueing: transmission and propagation of
 * every hop; or by the number of hops. Of several ports on equally short paths it is the first, so the table is the same on
 * any machine, or with equal-cost multipath one that depends on the flow. Immutable.
 */
final class RoutingTable {
    /** There is no path. */
    static final int NO_PORT = -1;

    private final LinkTable links;
    private final short[][] ports;
    private final boolean multipath;
    private final Optional<EqualPaths> equalPaths;

    /**
     * Finds the paths.
     *
     * @param links the links.
     * @param hops whether paths are short by the number of their hops.
     * @param multipath whether flows are spread over the ports of equally short paths.
     */
    RoutingTable(LinkTable links, boolean hops, boolean multipath) {
        this.links = links;
        this.multipath = multipath;
        ports = new short[links.nodes()][links.nodes()];
        ShortestPaths paths = new ShortestPaths(links, hops);
        Optional<EqualPaths.Collector> collector =
                multipath ? Optional.of(new EqualPaths.Collector(links.nodes())) : Optional.empty();
        for (int destination = 0; destination < links.nodes(); destination++) {
            long[] costs = paths.costsTo(destination);
            for (int node = 0; node < links.nodes(); node++) {
                int first = node == destination ? NO_PORT : shortestPort(node, 0, paths, costs);
                ports[node][destination] = (short) first;
                if (collector.isPresent() && first != NO_PORT) {
                    collector.get().add(node, destination, shortestPorts(node, first, paths, costs));
                }
            }
        }
        equalPaths = collector.map(EqualPaths.Collector::paths);
    }

    /** Finds the first port, from one on, whose hop is the begin of a shortest path. */
    private int shortestPort(int node, int from, ShortestPaths paths, long[] costs) {
        for (int port = from; costs[node] != ShortestPaths.UNREACHABLE && port < links.ports(node); port++) {
            int link = links.link(node, port);
            if (costs[node] == paths.cost(link) + costs[links.target(link)]) {
                return port;
            }
        }
        return NO_PORT;
    }

    private int[] shortestPorts(int node, int first, ShortestPaths paths, long[] costs) {
        return IntStream.iterate(first, port -> port != NO_PORT, port -> shortestPort(node, port + 1, paths, costs))
                .toArray();
    }

    /** Tells whether the port of a packet depends on its flow. */
    boolean isMultipath() {
        return multipath;
    }

    /** The port of {@code node} that packets of a flow take towards {@code destination}. */
    int port(int node, int destination, long flow) {
        int only = port(node, destination);
        return equalPaths.isEmpty() ? only : equalPaths.get().choose(node, destination, flow, only);
    }

    /** The first port of {@code node} towards {@code destination}; {@link #NO_PORT} at the destination and without a path. */
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
        return isMultipath() ? loadsOfPairs(traffic) : loadsOfTrees(traffic);
    }

    /** The flow of the packets from one node to another. */
    long flow(int source, int destination) {
        return (long) source * links.nodes() + destination;
    }

    private double[] loadsOfPairs(TrafficMatrix traffic) {
        double[] loads = new double[links.links()];
        for (int source = 0; source < links.nodes(); source++) {
            for (int destination = 0; destination < links.nodes(); destination++) {
                if (source != destination && isReachable(source, destination)) {
                    double weight = traffic.weight(source, destination);
                    addAlongPath(loads, source, destination, flow(source, destination), weight);
                }
            }
        }
        return loads;
    }

    private void addAlongPath(double[] loads, int source, int destination, long flow, double load) {
        for (int node = source; node != destination; ) {
            int link = links.link(node, port(node, destination, flow));
            loads[link] += load;
            node = links.target(link);
        }
    }

    /** The paths to a destination are a tree, so each link of it is passed once. */
    private double[] loadsOfTrees(TrafficMatrix traffic) {
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

    /**
     * Adds up the packets of flows along their paths.
     *
     * @param flows flows between nodes with a path.
     * @return the packets on every directed link.
     */
    double[] loads(FlowTable flows) {
        double[] loads = new double[links.links()];
        for (int index = 0; index < flows.size(); index++) {
            Flow flow = flows.get(index);
            addAlongPath(loads, flow.source(), flow.destination(), index, flow.packets());
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
