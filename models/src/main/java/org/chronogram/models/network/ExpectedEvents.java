package org.chronogram.models.network;

import org.chronogram.model.Links;

/**
 * How many events the routers and links of a network are expected to have in a second, if no packet is lost: what the engine
 * goes by when it divides the routers among partitions. Immutable.
 */
final class ExpectedEvents {
    private static final double TICKS_PER_SECOND = 1e9;

    private final NetworkPlan plan;
    private final long[] eventsOfNode;
    private final double scale;

    ExpectedEvents(NetworkPlan plan) {
        this.plan = plan;
        eventsOfNode = new long[plan.nodes()];
        double allPackets = 0;
        for (int link = 0; link < plan.directedLinks(); link++) {
            allPackets += packetsPerSecond(link);
            eventsOfNode[plan.links().target(link)] += eventsOfPacket() * Math.round(packetsPerSecond(link));
        }
        for (int node = 0; node < plan.nodes(); node++) {
            eventsOfNode[node] += Math.round(plan.packetsPerTick(node) * TICKS_PER_SECOND);
        }
        // The traffic of all links together must stay below 2^31.
        scale = Math.min(1, Integer.MAX_VALUE / 2.0 / Math.max(1, allPackets));
    }

    private double packetsPerSecond(int link) {
        return plan.offeredUtilisation(link) / plan.links().transmissionTicks(link) * TICKS_PER_SECOND;
    }

    /** A packet that waits before it is forwarded is two events. */
    private int eventsOfPacket() {
        return plan.settings().jitterTicks() == 0 ? 1 : 2;
    }

    long ofNode(int node) {
        return eventsOfNode[node];
    }

    /** Declares the links of a node; a packet reaches the next node after its transmission and propagation at the earliest. */
    void declareLinks(int node, Links declared) {
        for (int port = 0; port < plan.links().ports(node); port++) {
            int link = plan.links().link(node, port);
            declared.to(plan.links().target(link), plan.links().hopTicks(link), (int)
                    Math.max(1, packetsPerSecond(link) * scale));
        }
    }
}
