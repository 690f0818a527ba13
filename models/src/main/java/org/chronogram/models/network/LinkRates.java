package org.chronogram.models.network;

import java.util.OptionalDouble;
import org.chronogram.model.InvalidInputException;
import org.chronogram.models.network.Topology.Link;

/** How long a packet takes to be transmitted on a link: by the rate of all links, or by that which the file gives. */
final class LinkRates {
    private final NetworkSettings settings;
    private final Topology topology;

    LinkRates(Topology topology, NetworkSettings settings) {
        this.settings = settings;
        this.topology = topology;
    }

    /** Time to transmit a packet in whole ticks. */
    long transmissionTicks(Link link) {
        OptionalDouble given = given(link);
        if (given.isEmpty()) {
            return settings.transmissionTicks();
        }
        long ticks = settings.transmissionTicks(given.getAsDouble());
        if (ticks == 0) {
            throw new InvalidInputException(
                    "--topology: the link " + nameOf(link.a()) + "-" + nameOf(link.b()) + " has a rate of "
                            + given.getAsDouble() + " bit/s, which sends a packet of " + settings.packetBytes()
                            + " bytes in less than half a tick of " + 1.0 / settings.ticksPerSecond()
                            + " s: give a larger --packet-size, or --link-rates=same");
        }
        return ticks;
    }

    private String nameOf(int node) {
        return topology.nodes().get(node).name();
    }

    private OptionalDouble given(Link link) {
        LinkAttributes attributes = topology.attributes().get(link);
        return settings.ratesFromFile() && attributes != null ? attributes.bitsPerSecond() : OptionalDouble.empty();
    }

    /** Refuses that the file is to give rates or delays, and gives none at all. */
    void requireGiven() {
        if (settings.ratesFromFile()
                && topology.links().stream().allMatch(link -> given(link).isEmpty())) {
            throw new InvalidInputException(
                    "--link-rates=file: the topology gives no rate of a link, expected edges with one of "
                            + LinkAttributes.rateNames() + "; or give --link-rates=same");
        }
        if (settings.delaysFromFile()
                && topology.attributes().values().stream()
                        .allMatch(attributes -> attributes.delaySeconds().isEmpty())) {
            throw new InvalidInputException(
                    "--link-delays=file: the topology gives no delay of a link, expected edges with one of "
                            + LinkAttributes.delayNames() + "; or give --link-delays=distance");
        }
    }
}
