package org.chronogram.models.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;

/**
 * The parameters of a run. Immutable.
 *
 * @param topology file with the topology; empty for the one that comes with the model.
 * @param bitsPerSecond rate of every link, or of those for which the file gives none.
 * @param ratesFromFile whether links have the rates that the file gives.
 * @param delaysFromFile whether links have the propagation delays that the file gives.
 * @param bufferPackets packets that an output port holds, the one in transmission included.
 * @param packetBytes size of every packet.
 * @param gravity whether traffic between two nodes is in proportion to the product of their degrees.
 * @param demands whether traffic between two nodes is in proportion to the demands of the file.
 * @param flows file with flows, which are sent instead; empty for none.
 * @param bursts whether nodes send in bursts.
 * @param burstOnTicks mean length of a burst in ticks.
 * @param burstOffTicks mean time between two bursts in ticks.
 * @param routesByHops whether paths are short by the number of their hops, and not by their delay.
 * @param multipath whether flows are spread over equally short paths.
 * @param utilisation utilisation that the most loaded link shall have without losses.
 * @param defaultDistanceKm length of a link between nodes that cannot be placed.
 * @param minDelayTicks smallest propagation delay in ticks.
 * @param jitterTicks most time in ticks that a router takes to forward a packet.
 * @param linkLoss probability that a packet is lost on a link.
 * @param ticksPerSecond ticks in one second.
 */
record NetworkSettings(
        Optional<Path> topology,
        double bitsPerSecond,
        boolean ratesFromFile,
        boolean delaysFromFile,
        int bufferPackets,
        int packetBytes,
        boolean gravity,
        boolean demands,
        Optional<Path> flows,
        boolean bursts,
        double burstOnTicks,
        double burstOffTicks,
        boolean routesByHops,
        boolean multipath,
        double utilisation,
        double defaultDistanceKm,
        long minDelayTicks,
        long jitterTicks,
        double linkLoss,
        long ticksPerSecond) {
    private static final String UNIFORM = "uniform";
    private static final String GRAVITY = "gravity";
    private static final String POISSON = "poisson";
    private static final String ON_OFF = "on-off";
    private static final String DEMANDS = "demands";
    private static final String DELAY = "delay";
    private static final String HOPS = "hops";
    private static final String OFF = "off";
    private static final String ON = "on";
    private static final String SAME = "same";
    private static final String DISTANCE = "distance";
    private static final String FILE = "file";

    private static final Parameter<Optional<Path>> TOPOLOGY = Parameter.file("topology")
            .describedAs(
                    "GML, GraphML or SNDlib file with the network; without it, a small one that comes with the model");
    private static final Parameter<Double> RATE = Parameter.decimal("rate", 1e9)
            .unit("bit/s")
            .atLeast(1.0)
            .atMost(1e15)
            .describedAs("rate of every link");
    private static final Parameter<String> LINK_RATES = Parameter.choice("link-rates", SAME, SAME, FILE)
            .describedAs("rates of links: --rate for all, or those of the file, and --rate where it gives none");
    private static final Parameter<String> LINK_DELAYS = Parameter.choice("link-delays", DISTANCE, DISTANCE, FILE)
            .describedAs("propagation delays: by distance, or those of the file, and by distance where it gives none");
    private static final Parameter<Integer> BUFFER = Parameter.integer("buffer", 100)
            .unit("packets")
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("packets that an output port holds, the one in transmission included");
    private static final Parameter<Integer> PACKET_SIZE = Parameter.integer("packet-size", 1500)
            .unit("bytes")
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("size of every packet");
    private static final Parameter<String> TRAFFIC = Parameter.choice("traffic", UNIFORM, UNIFORM, GRAVITY, DEMANDS)
            .describedAs("traffic of two nodes: the same for all, by the product of their degrees, or by the file");
    private static final Parameter<Optional<Path>> FLOWS = Parameter.file("flows")
            .describedAs(
                    "CSV file with flows (start,source,destination,bytes and rate), sent instead of other traffic");
    private static final Parameter<String> ARRIVALS = Parameter.choice("arrivals", POISSON, POISSON, ON_OFF)
            .describedAs(
                    "packets of a node: a Poisson process, or one that is on and off in turn at the same mean rate");
    private static final Parameter<Long> BURST_ON = Parameter.time("burst-on", "1ms")
            .atLeast(1_000L)
            .atMost(TimeBase.SECONDS.ticksPerUnit() * 3_600)
            .describedAs("mean length of a burst, exponential");
    private static final Parameter<Long> BURST_OFF = Parameter.time("burst-off", "9ms")
            .atLeast(1_000L)
            .atMost(TimeBase.SECONDS.ticksPerUnit() * 3_600)
            .describedAs("mean time between two bursts, exponential");
    private static final Parameter<String> PATH_COST = Parameter.choice("path-cost", DELAY, DELAY, HOPS)
            .describedAs("packets take the path with the smallest delay without queueing, or with the fewest hops");
    private static final Parameter<String> ECMP = Parameter.choice("ecmp", OFF, OFF, ON)
            .describedAs("spreads flows, or else pairs of nodes, over the paths that cost the same");
    private static final Parameter<Double> UTILISATION = Parameter.decimal("utilisation", 0.7)
            .atLeast(0.001)
            .atMost(10.0)
            .describedAs("load offered to the most loaded link, as a share of its rate; above 1 packets are lost");
    private static final Parameter<Double> DEFAULT_DISTANCE = Parameter.decimal("default-distance", 100)
            .unit("km")
            .atLeast(0.0)
            .atMost(100_000.0)
            .describedAs("length of a link where neither the nodes nor their neighbours have coordinates");
    private static final Parameter<Long> MIN_DELAY =
            Parameter.time("min-delay", "10us").atLeast(0L).describedAs("smallest propagation delay of a link");
    private static final Parameter<Long> FORWARDING_JITTER = Parameter.time("forwarding-jitter", "0")
            .atLeast(0L)
            .atMost(TimeBase.SECONDS.ticksPerUnit())
            .describedAs("most time that a router takes to forward a packet, drawn uniformly from 0 for each");
    private static final Parameter<Double> LINK_LOSS = Parameter.decimal("link-loss", 0)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("probability that a packet is damaged on a link, and so lost");

    /** The parameters from which the settings are made, in the order of the model's help. */
    static final List<Parameter<?>> PARAMETERS = List.of(
            TOPOLOGY,
            RATE,
            LINK_RATES,
            BUFFER,
            PACKET_SIZE,
            TRAFFIC,
            FLOWS,
            ARRIVALS,
            BURST_ON,
            BURST_OFF,
            PATH_COST,
            ECMP,
            UTILISATION,
            LINK_DELAYS,
            DEFAULT_DISTANCE,
            MIN_DELAY,
            FORWARDING_JITTER,
            LINK_LOSS);

    static NetworkSettings of(ParameterValues parameters, TimeBase timeBase) {
        NetworkSettings settings = new NetworkSettings(
                parameters.get(TOPOLOGY),
                parameters.get(RATE),
                parameters.get(LINK_RATES).equals(FILE),
                parameters.get(LINK_DELAYS).equals(FILE),
                parameters.get(BUFFER),
                parameters.get(PACKET_SIZE),
                parameters.get(TRAFFIC).equals(GRAVITY),
                parameters.get(TRAFFIC).equals(DEMANDS),
                parameters.get(FLOWS),
                parameters.get(ARRIVALS).equals(ON_OFF),
                parameters.get(BURST_ON),
                parameters.get(BURST_OFF),
                parameters.get(PATH_COST).equals(HOPS),
                parameters.get(ECMP).equals(ON),
                parameters.get(UTILISATION),
                parameters.get(DEFAULT_DISTANCE),
                parameters.get(MIN_DELAY),
                parameters.get(FORWARDING_JITTER),
                parameters.get(LINK_LOSS),
                timeBase.ticksPerUnit());
        settings.requireWholeTransmission();
        settings.requireOneTraffic(parameters.get(TRAFFIC), parameters.get(ARRIVALS));
        return settings;
    }

    /** Time to transmit a packet at the rate of all links in whole ticks, rounded to the nearest. */
    long transmissionTicks() {
        return transmissionTicks(bitsPerSecond);
    }

    /** Time to transmit a packet at a rate in whole ticks, rounded to the nearest. */
    long transmissionTicks(double rate) {
        return Math.round(packetBits() * ticksPerSecond / rate);
    }

    /** How much faster a node sends while it is on than on average. */
    double burstFactor() {
        return bursts ? (burstOnTicks + burstOffTicks) / burstOnTicks : 1;
    }

    double packetBits() {
        return packetBytes * (double) Byte.SIZE;
    }

    /** Traffic that somebody asks for must not be dropped in silence. */
    private void requireOneTraffic(String traffic, String arrivals) {
        if (flows.isEmpty() || (traffic.equals(UNIFORM) && arrivals.equals(POISSON))) {
            return;
        }
        String other = traffic.equals(UNIFORM) ? "--arrivals=" + arrivals : "--traffic=" + traffic;
        throw new InvalidInputException("--flows=" + flows.get() + " with " + other
                + ": the flows of the file are all that is sent; leave one of the two out");
    }

    private void requireWholeTransmission() {
        if (transmissionTicks() == 0) {
            throw new InvalidInputException("--rate=" + bitsPerSecond + " sends a packet of " + packetBytes
                    + " bytes in less than half a tick of " + 1.0 / ticksPerSecond
                    + " s: give a lower rate or a larger --packet-size");
        }
    }
}
