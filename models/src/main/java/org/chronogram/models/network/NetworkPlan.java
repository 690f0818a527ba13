package org.chronogram.models.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.RandomStream;
import org.chronogram.model.TimeBase;

/** The constants of the network during a run. Immutable, shared by all LPs. */
final class NetworkPlan {
    private final NetworkSettings settings;
    private final Topology topology;
    private final long transmissionTicks;
    private final List<Optional<Position>> positions;
    private final LinkTable links;
    private final long linksOfDefaultDistance;
    private final RoutingTable routes;
    private final TrafficMatrix traffic;
    private final double[] offeredUtilisation;
    private final double packetsPerTickAndWeight;

    private NetworkPlan(NetworkSettings settings, Topology topology) {
        this.settings = settings;
        this.topology = topology;
        transmissionTicks = settings.transmissionTicks();
        LinkDelays delays = new LinkDelays(topology, settings);
        positions = delays.positions();
        linksOfDefaultDistance =
                topology.links().stream().filter(delays::isOfDefaultDistance).count();
        links = new LinkTable(topology, delays);
        routes = new RoutingTable(links, transmissionTicks);
        traffic = new TrafficMatrix(links, routes, settings.gravity());
        double[] loads = routes.loads(traffic);
        double scale = settings.utilisation() / Arrays.stream(loads).max().orElseThrow();
        offeredUtilisation = Arrays.stream(loads).map(load -> load * scale).toArray();
        packetsPerTickAndWeight = scale / transmissionTicks;
    }

    static NetworkPlan of(NetworkSettings settings) {
        Topology topology = settings.topology().map(TopologyFile::read).orElseGet(TopologyFile::builtIn);
        return new NetworkPlan(settings, topology);
    }

    /** Describes the assumptions for nodes without coordinates, or with unknown names of coordinates; empty if none. */
    Optional<String> assumptions() {
        long without = topology.nodesWithoutCoordinates();
        return without == 0
                ? Optional.empty()
                : Optional.of(without + " of " + nodes() + " nodes of the topology have no coordinates (of the names "
                        + NodeAttributes.COORDINATES
                        + "): each is placed between its neighbours where those have a place; "
                        + linksOfDefaultDistance + " of " + topology.links().size()
                        + " links have an end without a place and are as long as --default-distance, "
                        + settings.defaultDistanceKm() + " km");
    }

    NetworkSettings settings() {
        return settings;
    }

    Topology topology() {
        return topology;
    }

    /** Returns where the nodes are, as far as that is known or assumed. */
    List<Optional<Position>> positions() {
        return positions;
    }

    LinkTable links() {
        return links;
    }

    RoutingTable routes() {
        return routes;
    }

    int nodes() {
        return links.nodes();
    }

    int directedLinks() {
        return links.links();
    }

    long transmissionTicks() {
        return transmissionTicks;
    }

    /** A packet reaches the next node after its transmission and the propagation delay at the earliest. */
    long lookaheadTicks() {
        return ShortestPaths.sum(transmissionTicks, links.smallestPropagationTicks());
    }

    /** The longest time from the arrival of a packet at a node to its arrival at the next. */
    private long longestHopTicks() {
        double bufferTicks = (double) settings.bufferPackets() * transmissionTicks;
        // A time too long to be one shows in the sum.
        return ShortestPaths.sum((long) bufferTicks, links.largestPropagationTicks());
    }

    /** Refuses delays so long that events before the end would cause times that exceed 64 bits. */
    void requireTimesUntil(long endTicks) {
        if (longestHopTicks() > Long.MAX_VALUE - endTicks) {
            throw new InvalidInputException("packets would arrive up to " + TimeBase.SECONDS.format(longestHopTicks())
                    + " after the end at " + TimeBase.SECONDS.format(endTicks) + ", beyond the largest time, "
                    + TimeBase.SECONDS.format(Long.MAX_VALUE)
                    + ": give an earlier --end, or a shorter --min-delay or --default-distance");
        }
    }

    /** Utilisation of a directed link if no packet were lost. */
    double offeredUtilisation(int link) {
        return offeredUtilisation[link];
    }

    /** Whether a node has others to send packets to. */
    boolean isSource(int node) {
        return traffic.weightFrom(node) > 0;
    }

    int sources() {
        int sources = 0;
        for (int node = 0; node < nodes(); node++) {
            sources += isSource(node) ? 1 : 0;
        }
        return sources;
    }

    /** Packets that a node generates per tick, on average. */
    double packetsPerTick(int node) {
        return traffic.weightFrom(node) * packetsPerTickAndWeight;
    }

    /**
     * Draws the time to the next packet of a node.
     *
     * <p>Rounding an exponential time down to whole ticks gives a geometric one whose mean is shorter than that of the
     * exponential; the mean here is chosen such that the rounded time has the mean that the rate asks for.
     */
    long drawIntervalTicks(int node, RandomStream random) {
        return random.nextExponentialTicks(1 / StrictMath.log1p(packetsPerTick(node)));
    }

    int drawDestination(int node, RandomStream random) {
        return traffic.drawDestination(node, random);
    }
}
