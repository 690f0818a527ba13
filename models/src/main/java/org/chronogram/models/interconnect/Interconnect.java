package org.chronogram.models.interconnect;

import org.chronogram.model.Links;
import org.chronogram.model.ModelBuilder;

/**
 * Builds the model of an interconnection network: one LP for each router with its terminals.
 *
 * <p>Routers send each other packets and credits. Both have a smallest delay: that of a packet is the time on the wire and
 * in the router, that of a credit the time on the wire and that of a flit at whose begin it is sent. The smaller of
 * both is the delay of the link.
 */
public final class Interconnect {
    /** Events of a packet at terminals: it is created, comes to its router, its credit returns, it is delivered. */
    private static final double EVENTS_AT_ENDS = 4;

    /** Events of a packet for each link: it arrives, its credit returns, and some ports look again. */
    private static final double EVENTS_PER_LINK = 2.5;

    private Interconnect() {}

    /** Declares the LPs, the links and the statistics. */
    public static void build(ModelBuilder builder, Fabric fabric, InterconnectSettings settings) {
        settings.requireTimesUntil(builder.endTicks());
        InterconnectStatistics statistics = InterconnectStatistics.declare(builder);
        builder.lookahead(settings.linkTicks(fabric.smallestWireTicks()));
        builder.links((lp, links) -> declareLinks(fabric, settings, lp, links));
        double linksInAll = 0;
        for (int router = 0; router < fabric.routers(); router++) {
            linksInAll += fabric.links(router);
        }
        double onLink = fabric.terminals() * fabric.expectation().hops() / linksInAll;
        double packetsPerSecond = builder.timeBase().ticksPerUnit() / settings.meanIntervalTicks();
        builder.weights(
                lp -> Math.max(
                        1, Math.round(packetsPerSecond * eventsPerPacket(fabric, lp, onLink, settings.flits() - 1))),
                builder.timeBase().ticksPerUnit());
        builder.logicalProcesses(fabric.routers(), lp -> new Router(fabric, settings, statistics, lp));
    }

    /** Events of a router for each packet that a terminal creates; each flit but the first adds a credit for each link. */
    private static double eventsPerPacket(Fabric fabric, int router, double onLink, int moreFlits) {
        return (EVENTS_AT_ENDS + moreFlits) * fabric.attached(router)
                + (EVENTS_PER_LINK + moreFlits) * onLink * fabric.links(router);
    }

    private static void declareLinks(Fabric fabric, InterconnectSettings settings, int router, Links links) {
        for (int port = 0; port < fabric.links(router); port++) {
            links.to(fabric.neighbour(router, port), settings.linkTicks(fabric.wireTicks(router, port)));
        }
    }
}
