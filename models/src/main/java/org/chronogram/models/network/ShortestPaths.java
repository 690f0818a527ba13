package org.chronogram.models.network;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/**
 * Costs of the shortest paths to one destination at a time, in whole ticks or hops and so exact (E. W. Dijkstra, "A Note on Two
 * Problems in Connexion with Graphs", Numerische Mathematik 1, 1959). As every link has the same delay both ways, the
 * paths to a node are as long as those from it. Not thread safe.
 */
final class ShortestPaths {
    /** There is no path. */
    static final long UNREACHABLE = Long.MAX_VALUE;

    private final LinkTable links;
    private final boolean hops;
    private final long[] costs;
    private final PriorityQueue<Visit> queue = new PriorityQueue<>();

    private record Visit(int node, long cost) implements Comparable<Visit> {
        @Override
        public int compareTo(Visit other) {
            return Long.compare(cost, other.cost);
        }
    }

    /** Creates the object; a hop costs 1, or else the time that it takes. */
    ShortestPaths(LinkTable links, boolean hops) {
        this.links = links;
        this.hops = hops;
        costs = new long[links.nodes()];
    }

    /** What a link costs: 1, or the time over it while it is idle. */
    long cost(int link) {
        return hops ? 1 : links.hopTicks(link);
    }

    /** Adds times of at least 0. */
    static long sum(long ticks, long moreTicks) {
        if (ticks > Long.MAX_VALUE - moreTicks) {
            throw new InvalidInputException(
                    "a way through the network takes longer than the largest time, "
                            + TimeBase.SECONDS.format(Long.MAX_VALUE)
                            + ": give a shorter --min-delay or --default-distance, a smaller --packet-size, or a higher --rate");
        }
        return ticks + moreTicks;
    }

    /**
     * Finds the cost from every node to one.
     *
     * @return costs by node, valid until the next call.
     */
    long[] costsTo(int destination) {
        Arrays.fill(costs, UNREACHABLE);
        costs[destination] = 0;
        queue.add(new Visit(destination, 0));
        while (!queue.isEmpty()) {
            Visit visit = queue.remove();
            if (visit.cost() == costs[visit.node()]) {
                relax(visit);
            }
        }
        return costs;
    }

    private void relax(Visit visit) {
        for (int port = 0; port < links.ports(visit.node()); port++) {
            int link = links.link(visit.node(), port);
            int neighbour = links.target(link);
            long newCost = sum(visit.cost(), cost(link));
            if (newCost < costs[neighbour]) {
                costs[neighbour] = newCost;
                queue.add(new Visit(neighbour, newCost));
            }
        }
    }
}
