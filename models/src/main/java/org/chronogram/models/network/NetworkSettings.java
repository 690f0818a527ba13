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
 * @param bitsPerSecond rate of every link.
 * @param bufferPackets packets that an output port holds, the one in transmission included.
 * @param packetBytes size of every packet.
 * @param gravity whether traffic between two nodes is in proportion to the product of their degrees.
 * @param utilisation utilisation that the most loaded link shall have without losses.
 * @param defaultDistanceKm length of a link between nodes that cannot be placed.
 * @param minDelayTicks smallest propagation delay in ticks.
 * @param jitterTicks most time in ticks that a router takes to forward a packet.
 * @param ticksPerSecond ticks in one second.
 */
record NetworkSettings(
        Optional<Path> topology,
        double bitsPerSecond,
        int bufferPackets,
        int packetBytes,
        boolean gravity,
        double utilisation,
        double defaultDistanceKm,
        long minDelayTicks,
        long jitterTicks,
        long ticksPerSecond) {
    private static final String UNIFORM = "uniform";
    private static final String GRAVITY = "gravity";

    private static final Parameter<Optional<Path>> TOPOLOGY = Parameter.file("topology")
            .describedAs("GML or GraphML file with the network; without it, a small one that comes with the model");
    private static final Parameter<Double> RATE = Parameter.decimal("rate", 1e9)
            .unit("bit/s")
            .atLeast(1.0)
            .atMost(1e15)
            .describedAs("rate of every link");
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
    private static final Parameter<String> TRAFFIC = Parameter.choice("traffic", UNIFORM, UNIFORM, GRAVITY)
            .describedAs("traffic between two nodes: the same for all, or by the product of their degrees");
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

    /** The parameters from which the settings are made, in the order of the model's help. */
    static final List<Parameter<?>> PARAMETERS = List.of(
            TOPOLOGY, RATE, BUFFER, PACKET_SIZE, TRAFFIC, UTILISATION, DEFAULT_DISTANCE, MIN_DELAY, FORWARDING_JITTER);

    static NetworkSettings of(ParameterValues parameters, TimeBase timeBase) {
        NetworkSettings settings = new NetworkSettings(
                parameters.get(TOPOLOGY),
                parameters.get(RATE),
                parameters.get(BUFFER),
                parameters.get(PACKET_SIZE),
                parameters.get(TRAFFIC).equals(GRAVITY),
                parameters.get(UTILISATION),
                parameters.get(DEFAULT_DISTANCE),
                parameters.get(MIN_DELAY),
                parameters.get(FORWARDING_JITTER),
                timeBase.ticksPerUnit());
        settings.requireWholeTransmission();
        return settings;
    }

    /** Time to transmit a packet in whole ticks, rounded to the nearest. */
    long transmissionTicks() {
        return Math.round(packetBits() * ticksPerSecond / bitsPerSecond);
    }

    double packetBits() {
        return packetBytes * (double) Byte.SIZE;
    }

    private void requireWholeTransmission() {
        if (transmissionTicks() == 0) {
            throw new InvalidInputException("--rate=" + bitsPerSecond + " sends a packet of " + packetBytes
                    + " bytes in less than half a tick of " + 1.0 / ticksPerSecond
                    + " s: give a lower rate or a larger --packet-size");
        }
    }
}
