package org.chronogram.models.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.RandomStream;
import org.chronogram.model.TimeBase;

/** The constants of the network during a run. Immutable, shared by all LPs. */
final class NetworkPlan {
    private final NetworkSettings settings;
    private final Topology topology;
    private final List<Optional<Position>> positions;
    private final LinkTable links;
    private final long linksOfDefaultDistance;
    private final RoutingTable routes;
    private final TrafficMatrix traffic;
    private final FlowTable flows;
    private final double[] offeredUtilisation;
    private final double packetsPerTickAndWeight;

    private NetworkPlan(NetworkSettings settings, Topology topology) {
        this.settings = settings;
        this.topology = topology;
        LinkRates rates = new LinkRates(topology, settings);
        rates.requireGiven();
        LinkDelays delays = new LinkDelays(topology, settings);
        positions = delays.positions();
        linksOfDefaultDistance =
                topology.links().stream().filter(delays::isOfDefaultDistance).count();
        links = new LinkTable(topology, delays, rates);
        routes = new RoutingTable(links, settings.routesByHops(), settings.multipath());
        traffic = settings.demands()
                ? new DemandTraffic(topology, routes)
                : new ProductTraffic(links, routes, settings.gravity());
        flows = settings.flows()
                .map(file -> FlowFile.read(file, settings, topology))
                .orElse(FlowTable.NONE);
        flows.requirePaths(routes, topology);
        double[] loads = relativeLoads(settings.transmissionTicks());
        double scale = flows.isEmpty()
                ? settings.utilisation() / Arrays.stream(loads).max().orElseThrow()
                : settings.transmissionTicks() / (double) flows.durationTicks();
        offeredUtilisation = Arrays.stream(loads).map(load -> load * scale).toArray();
        packetsPerTickAndWeight = scale / settings.transmissionTicks();
    }

    /** Loads of the links, on a scale on which a link with the transmission time given carries 1 for each packet. */
    private double[] relativeLoads(long transmissionTicks) {
        double[] loads = flows.isEmpty() ? routes.loads(traffic) : routes.loads(flows);
        for (int link = 0; link < loads.length; link++) {
            loads[link] *= links.transmissionTicks(link) / (double) transmissionTicks;
        }
        return loads;
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

    /** The shortest time from the arrival of a packet at a node to its arrival at the next. */
    long lookaheadTicks() {
        return links.smallestHopTicks();
    }

    /** The longest time from the arrival of a packet at a node to its arrival at the next. */
    private long longestHopTicks() {
        double bufferTicks = (double) settings.bufferPackets() * links.longestTransmissionTicks();
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

    FlowTable flows() {
        return flows;
    }

    boolean hasFlows() {
        return settings.flows().isPresent();
    }

    /** Whether a node sends packets to others at random. */
    boolean isSource(int node) {
        return flows.isEmpty() && traffic.weightFrom(node) > 0;
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
        return isSource(node) ? traffic.weightFrom(node) * packetsPerTickAndWeight : 0;
    }

    /** Packets that all nodes are expected to generate in a time. */
    double expectedPackets(long ticks) {
        return ticks
                * IntStream.range(0, nodes()).mapToDouble(this::packetsPerTick).sum();
    }

    /**
     * The standard deviation of that number. Of a node in bursts it is that of a Poisson process whose rate is another one in
     * turn: the rate has the variance r² p (1 - p), and its autocorrelation decays with the time constant 1 / (1/on + 1/off).
     */
    double deviationOfPackets(long ticks) {
        double expected = expectedPackets(ticks);
        if (!settings.bursts()) {
            return Math.sqrt(expected);
        }
        double share = 1 / settings.burstFactor();
        double constant = 1 / (1.0 / settings.burstOnTicks() + 1.0 / settings.burstOffTicks());
        double ofRates = IntStream.range(0, nodes())
                .mapToDouble(node -> packetsPerTick(node) / share)
                .map(rate -> rate * rate * share * (1 - share))
                .sum();
        return Math.sqrt(expected + 2 * ofRates * constant * ticks);
    }

    /**
     * Draws the time to the next packet of a node, without the time in which it is off.
     *
     * <p>Rounding an exponential time down to whole ticks gives a geometric one whose mean is shorter than that of the
     * exponential; the mean here is chosen such that the rounded time has the mean that the rate asks for.
     */
    long drawIntervalTicks(int node, RandomStream random) {
        return random.nextExponentialTicks(1 / StrictMath.log1p(packetsPerTick(node) * settings.burstFactor()));
    }

    int drawDestination(int node, RandomStream random) {
        return traffic.drawDestination(node, random);
    }
}
