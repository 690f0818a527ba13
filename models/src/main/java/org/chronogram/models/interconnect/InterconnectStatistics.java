package org.chronogram.models.interconnect;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.ValueHistogram;

/**
 * The statistics that the routers of one partition record.
 *
 * @param packets counts of packets.
 * @param credits counts of credits.
 * @param atEnd what the routers find at the end.
 * @param inFlight packets that were created and not delivered.
 * @param hops links between routers that delivered packets took.
 * @param latency time from creation to delivery.
 * @param percentiles the same, as a histogram.
 * @param queueing part of it that other packets caused.
 */
record InterconnectStatistics(
        Packets packets,
        Credits credits,
        AtEnd atEnd,
        TimeWeighted inFlight,
        Tally hops,
        Tally latency,
        ValueHistogram percentiles,
        Tally queueing) {
    static final String GENERATED = "packets.generated";
    static final String INJECTED = "packets.injected";
    static final String ON_LINKS = "links.packets";
    static final String ARRIVED = "routers.packets";
    static final String EJECTED = "packets.ejected";
    static final String DELIVERED = "packets.delivered";
    static final String DETOURED = "packets.detoured";
    static final String DISORDERED = "packets.out-of-order";
    static final String TOO_FAST = "packets.too-fast";
    static final String CREDITS_SENT = "credits.sent";
    static final String CREDITS_RECEIVED = "credits.received";
    static final String CREDITS_WRONG = "credits.out-of-bounds";
    static final String AT_SOURCES = "packets.counted-at-sources";
    static final String IN_ROUTERS = "packets.counted-in-routers";
    static final String FREE_CREDITS = "credits.counted-at-end";
    static final String OWN_EVENTS = "events.counted-at-end";
    static final String STALLED = "ports.stalled";

    private static final String PACKETS = "packets";
    private static final String CREDITS = "credits";

    /**
     * Counts of packets.
     *
     * @param generated packets that terminals created.
     * @param injected packets that terminals sent to their router.
     * @param onLinks packets that routers sent to others.
     * @param arrived packets that came to a router, from a terminal or a router.
     * @param ejected packets that routers sent to their destination.
     * @param delivered packets that reached it.
     * @param detoured packets that took a detour.
     * @param disordered packets that were overtaken by a later one of their source.
     * @param tooFast packets that took less time than their way takes without load.
     */
    record Packets(
            Counter generated,
            Counter injected,
            Counter onLinks,
            Counter arrived,
            Counter ejected,
            Counter delivered,
            Counter detoured,
            Counter disordered,
            Counter tooFast) {}

    /**
     * Counts of credits.
     *
     * @param sent credits that were returned.
     * @param received credits that came back.
     * @param wrong credits beyond the buffer, or below none.
     */
    record Credits(Counter sent, Counter received, Counter wrong) {}

    /**
     * What routers find at the end.
     *
     * @param atSources packets that wait at their source.
     * @param inRouters packets that wait in routers.
     * @param credits credits that can be used.
     * @param ownEvents events that routers have pending for their terminals and ports.
     * @param stalled ports that had packets and sent none for too long.
     */
    record AtEnd(Counter atSources, Counter inRouters, Counter credits, Counter ownEvents, Counter stalled) {}

    static InterconnectStatistics declare(ModelBuilder builder) {
        return new InterconnectStatistics(
                packets(builder),
                new Credits(
                        builder.counter(CREDITS_SENT, CREDITS),
                        builder.counter(CREDITS_RECEIVED, CREDITS),
                        builder.counter(CREDITS_WRONG, CREDITS)),
                new AtEnd(
                        builder.counter(AT_SOURCES, PACKETS),
                        builder.counter(IN_ROUTERS, PACKETS),
                        builder.counter(FREE_CREDITS, CREDITS),
                        builder.counter(OWN_EVENTS, "events"),
                        builder.counter(STALLED, "ports")),
                builder.timeWeighted("packets.in-flight", PACKETS),
                builder.tally("hops", "links", 1),
                builder.timeTally("latency"),
                builder.timeHistogram("latency.percentiles"),
                builder.timeTally("latency.queueing"));
    }

    private static Packets packets(ModelBuilder builder) {
        return new Packets(
                builder.counter(GENERATED, PACKETS),
                builder.counter(INJECTED, PACKETS),
                builder.counter(ON_LINKS, PACKETS),
                builder.counter(ARRIVED, PACKETS),
                builder.counter(EJECTED, PACKETS),
                builder.counter(DELIVERED, PACKETS),
                builder.counter(DETOURED, PACKETS),
                builder.counter(DISORDERED, PACKETS),
                builder.counter(TOO_FAST, PACKETS));
    }

    /** Notes that a packet has reached its destination. */
    void deliver(Packet packet, boolean inOrder, long nowTicks) {
        long latencyTicks = nowTicks - packet.createdTicks();
        long queueingTicks = latencyTicks - packet.unloadedTicks();
        packets.delivered().increment();
        inFlight.add(nowTicks, -1);
        hops.record(packet.hops());
        latency.record(latencyTicks);
        percentiles.record(latencyTicks);
        queueing.record(queueingTicks);
        packets.disordered().add(inOrder ? 0 : 1);
        packets.tooFast().add(queueingTicks < 0 ? 1 : 0);
    }
}
