package org.chronogram.models.network;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/**
 * Delays of the shortest paths to one destination at a time, in whole ticks and so exact (E. W. Dijkstra, "A Note on Two
 * Problems in Connexion with Graphs", Numerische Mathematik 1, 1959). As every link has the same delay both ways, the
 * paths to a node are as long as those from it. Not thread safe.
 */
final class ShortestPaths {
    /** There is no path. */
    static final long UNREACHABLE = Long.MAX_VALUE;

    private final LinkTable links;
    private final long[] delays;
    private final PriorityQueue<Visit> queue = new PriorityQueue<>();

    private record Visit(int node, long delay) implements Comparable<Visit> {
        @Override
        public int compareTo(Visit other) {
            return Long.compare(delay, other.delay);
        }
    }

    ShortestPaths(LinkTable links) {
        this.links = links;
        delays = new long[links.nodes()];
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
     * Finds the delay from every node to one.
     *
     * @return delays in ticks by node, valid until the next call.
     */
    long[] delaysTo(int destination) {
        Arrays.fill(delays, UNREACHABLE);
        delays[destination] = 0;
        queue.add(new Visit(destination, 0));
        while (!queue.isEmpty()) {
            Visit visit = queue.remove();
            if (visit.delay() == delays[visit.node()]) {
                relax(visit);
            }
        }
        return delays;
    }

    private void relax(Visit visit) {
        for (int port = 0; port < links.ports(visit.node()); port++) {
            int link = links.link(visit.node(), port);
            int neighbour = links.target(link);
            long delay = sum(visit.delay(), links.hopTicks(link));
            if (delay < delays[neighbour]) {
                delays[neighbour] = delay;
                queue.add(new Visit(neighbour, delay));
            }
        }
    }
}
