package org.chronogram.models.network;

import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
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
    static NetworkSettings of(ParameterValues parameters, TimeBase timeBase) {
        NetworkSettings settings = new NetworkSettings(
                parameters.get(NetworkModel.TOPOLOGY),
                parameters.get(NetworkModel.RATE),
                parameters.get(NetworkModel.BUFFER),
                parameters.get(NetworkModel.PACKET_SIZE),
                parameters.get(NetworkModel.TRAFFIC).equals(NetworkModel.GRAVITY),
                parameters.get(NetworkModel.UTILISATION),
                parameters.get(NetworkModel.DEFAULT_DISTANCE),
                parameters.get(NetworkModel.MIN_DELAY),
                parameters.get(NetworkModel.FORWARDING_JITTER),
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
