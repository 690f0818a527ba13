package org.chronogram.models.network;

/**
 * For every node and destination the port on the shortest path by delay without queueing: transmission and propagation of
 * every hop. Of several ports on equally short paths it is the first, so the table is the same on any machine. Immutable.
 */
final class RoutingTable {
    /** There is no path. */
    static final int NO_PORT = -1;

    private final LinkTable links;
    private final short[][] ports;

    RoutingTable(LinkTable links) {
        this.links = links;
        ports = new short[links.nodes()][links.nodes()];
        ShortestPaths paths = new ShortestPaths(links);
        for (int destination = 0; destination < links.nodes(); destination++) {
            long[] delays = paths.delaysTo(destination);
            for (int node = 0; node < links.nodes(); node++) {
                ports[node][destination] = (short) (node == destination ? NO_PORT : firstPort(node, delays));
            }
        }
    }

    /** Finds the first port whose hop is the begin of a shortest path. */
    private int firstPort(int node, long[] delays) {
        for (int port = 0; delays[node] != ShortestPaths.UNREACHABLE && port < links.ports(node); port++) {
            int link = links.link(node, port);
            if (delays[node] == links.hopTicks(link) + delays[links.target(link)]) {
                return port;
            }
        }
        return NO_PORT;
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
            for (int node = flow.source(); node != flow.destination(); node = next(node, flow.destination())) {
                loads[links.link(node, port(node, flow.destination()))] += flow.packets();
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
