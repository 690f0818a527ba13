package org.chronogram.models.network;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;

/**
 * One node: generates packets, forwards those of others, and owns the queues of its output ports.
 *
 * <p>Its packets form one Poisson process with the destination drawn per packet, which is the same as a Poisson process
 * per destination (superposition and splitting; S. M. Ross, Introduction to Probability Models, section 5.3).
 *
 * <p>A port is the time until which it is busy. As all packets have the same transmission time, that time also says how
 * many packets the port holds: the remaining time over the transmission time, rounded up. A packet that finds the buffer
 * full is lost (tail drop); any other begins its transmission when the port becomes free, so its arrival at the next
 * router is known at once and is one event. A port is free from the tick on in which a transmission ends: what arrives in
 * that tick finds the place of the packet that leaves.
 *
 * <p>With a forwarding jitter a packet of another node waits for a time of its own before it comes to its port. All
 * packets and rates being equal, ports of a network without jitter can stay locked in step.
 */
final class Router implements LogicalProcess {
    private static final int GENERATE = 1;
    private static final int PACKET = 2;
    private static final int FORWARD = 3;

    private final transient NetworkPlan plan;
    private final NetworkStatistics statistics;
    private long[] busyUntil;

    Router(NetworkPlan plan, NetworkStatistics statistics, int node) {
        this.plan = plan;
        this.statistics = statistics;
        busyUntil = new long[plan.links().ports(node)];
    }

    @Override
    public void initialize(EventContext context) {
        if (plan.isSource(context.self())) {
            scheduleGeneration(context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case GENERATE -> generate(context);
            case PACKET -> receive(event.getLong(0), event.getLong(8), context);
            case FORWARD -> forward(event.getLong(0), event.getLong(8), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1, 2 or 3");
        }
    }

    private void scheduleGeneration(EventContext context) {
        context.schedule(plan.drawIntervalTicks(context.self(), context.random()), GENERATE);
    }

    private void generate(EventContext context) {
        scheduleGeneration(context);
        statistics.generated().increment();
        statistics.inFlight().add(context.now(), 1);
        forward(context.now(), route(plan.drawDestination(context.self(), context.random()), 0), context);
    }

    private void receive(long createdTicks, long route, EventContext context) {
        long jitter = plan.settings().jitterTicks();
        if (destination(route) == context.self()) {
            deliver(createdTicks, hops(route), context);
        } else if (jitter == 0) {
            forward(createdTicks, route, context);
        } else {
            context.schedule(context.random().nextLong(jitter + 1), FORWARD, createdTicks, route);
        }
    }

    private static long route(int destination, int hops) {
        return (long) destination << Integer.SIZE | hops;
    }

    private static int destination(long route) {
        return (int) (route >>> Integer.SIZE);
    }

    private static int hops(long route) {
        return (int) route;
    }

    private void deliver(long createdTicks, int hops, EventContext context) {
        long delay = context.now() - createdTicks;
        statistics.delivered().increment();
        statistics.inFlight().add(context.now(), -1);
        statistics.hops().record(hops);
        statistics.delay().record(delay);
        statistics.delayPercentiles().record(delay);
    }

    private void forward(long createdTicks, long route, EventContext context) {
        int port = plan.routes().port(context.self(), destination(route));
        int link = plan.links().link(context.self(), port);
        long now = context.now();
        long transmission = plan.transmissionTicks();
        long backlog = Math.max(0, busyUntil[port] - now);
        if (backlog > (plan.settings().bufferPackets() - 1) * transmission) {
            drop(link, context);
            return;
        }
        busyUntil[port] = now + backlog + transmission;
        statistics.linkBusy().add(link, transmission);
        long arrival = busyUntil[port] + plan.links().propagationTicks(link);
        context.send(plan.links().target(link), arrival - now, PACKET, createdTicks, route + 1);
    }

    private void drop(int link, EventContext context) {
        statistics.dropped().increment();
        statistics.inFlight().add(context.now(), -1);
        statistics.linkDropped().add(link, 1);
    }

    /** Takes back the part of the last transmissions that lies after the end. */
    @Override
    public void finish(FinishContext context) {
        for (int port = 0; port < busyUntil.length; port++) {
            long overhang = Math.max(0, busyUntil[port] - context.now());
            statistics.linkBusy().add(plan.links().link(context.self(), port), -overhang);
        }
    }
}
