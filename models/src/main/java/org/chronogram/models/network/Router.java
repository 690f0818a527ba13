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
 * <p>A node that sends in bursts is a Poisson process while it is on (an interrupted Poisson process; A. Kuczura, "The
 * Interrupted Poisson Process as an Overflow Process", Bell System Technical Journal 52(3), 1973). Times on and off are
 * exponential, so the time to the next packet is drawn at once, and passes over those in which the node is off.
 *
 * <p>A flow has one event for each of its packets at the node that sends it: the packet of that time is sent, and the next
 * one is scheduled.
 *
 * <p>With a forwarding jitter a packet of another node waits for a time of its own before it comes to its port. All
 * packets and rates being equal, ports of a network without jitter can stay locked in step.
 */
final class Router implements LogicalProcess {
    private static final int GENERATE = 1;
    private static final int PACKET = 2;
    private static final int FORWARD = 3;
    private static final int FLOW = 4;

    /** A network has at most 10,000 nodes, so a path has fewer hops and a node a smaller number. */
    private static final int SOURCE_SHIFT = 16;

    private static final int MOST_HOPS = (1 << SOURCE_SHIFT) - 1;

    private final transient NetworkPlan plan;
    private final NetworkStatistics statistics;
    private final FlowStatistics flowStatistics;
    private long[] busyUntil;
    private long onUntil;
    private int[] receivedOfFlow;

    /** Creates a router; it has no statistics of flows where there are none. */
    Router(NetworkPlan plan, NetworkStatistics statistics, FlowStatistics flowStatistics, int node) {
        this.plan = plan;
        this.statistics = statistics;
        this.flowStatistics = flowStatistics;
        busyUntil = new long[plan.links().ports(node)];
        receivedOfFlow = new int[plan.hasFlows() ? plan.flows().flowsTo(node) : 0];
    }

    @Override
    public void initialize(EventContext context) {
        if (plan.hasFlows()) {
            for (int flow : plan.flows().from(context.self())) {
                context.schedule(plan.flows().get(flow).startTicks(), FLOW, flow, 0);
            }
        }
        if (plan.isSource(context.self())) {
            startBursts(context);
            scheduleGeneration(context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case GENERATE -> generate(context);
            case PACKET -> receive(event.getLong(0), event.getLong(8), context);
            case FORWARD -> forward(event.getLong(0), event.getLong(8), context);
            case FLOW -> sendOfFlow((int) event.getLong(0), (int) event.getLong(8), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 to 4");
        }
    }

    /** A run begins in the middle of times on and off: a node is on with the share of time that it is. */
    private void startBursts(EventContext context) {
        NetworkSettings settings = plan.settings();
        if (settings.bursts() && context.random().nextDouble() * settings.burstFactor() < 1) {
            onUntil = context.random().nextExponentialTicks(settings.burstOnTicks());
        }
    }

    private void scheduleGeneration(EventContext context) {
        long delay = plan.drawIntervalTicks(context.self(), context.random());
        if (plan.settings().bursts()) {
            delay = overBursts(delay, context) - context.now();
        }
        context.schedule(delay, GENERATE);
    }

    /** Returns the time at which the node will have been on for so long. */
    private long overBursts(long onTicks, EventContext context) {
        long at = context.now();
        long left = onTicks;
        while (left > Math.max(0, onUntil - at)) {
            left -= Math.max(0, onUntil - at);
            at = Math.max(at, onUntil)
                    + context.random().nextExponentialTicks(plan.settings().burstOffTicks());
            onUntil = at + context.random().nextExponentialTicks(plan.settings().burstOnTicks());
        }
        return at + left;
    }

    private void generate(EventContext context) {
        scheduleGeneration(context);
        countGenerated(context);
        int destination = plan.drawDestination(context.self(), context.random());
        int source = plan.routes().isMultipath() ? context.self() << SOURCE_SHIFT : 0;
        forward(context.now(), route(destination, source), context);
    }

    private void sendOfFlow(int flow, int packet, EventContext context) {
        Flow sent = plan.flows().get(flow);
        if (packet + 1 < sent.packets()) {
            context.schedule(sent.sentTicks(packet + 1) - context.now(), FLOW, flow, packet + 1L);
        } else {
            flowStatistics.sent().increment();
        }
        countGenerated(context);
        forward(context.now(), route(flow, 0), context);
    }

    private void countGenerated(EventContext context) {
        statistics.generated().increment();
        statistics.inFlight().add(context.now(), 1);
    }

    private void receive(long createdTicks, long route, EventContext context) {
        long jitter = plan.settings().jitterTicks();
        if (destination(route) == context.self()) {
            deliver(createdTicks, route, context);
        } else if (jitter == 0) {
            forward(createdTicks, route, context);
        } else {
            context.schedule(context.random().nextLong(jitter + 1), FORWARD, createdTicks, route);
        }
    }

    /**
     * Packs what a packet has with it: the flow that it belongs to, or its destination; the node it comes from, where its path
     * depends on that; and the links that it has passed.
     */
    private static long route(int flowOrDestination, int sourceAndHops) {
        return (long) flowOrDestination << Integer.SIZE | sourceAndHops;
    }

    private int destination(long route) {
        int known = flowOrDestination(route);
        return plan.hasFlows() ? plan.flows().get(known).destination() : known;
    }

    private static int flowOrDestination(long route) {
        return (int) (route >>> Integer.SIZE);
    }

    private static int hops(long route) {
        return (int) route & MOST_HOPS;
    }

    private long flow(long route) {
        int known = flowOrDestination(route);
        return plan.hasFlows() ? known : plan.routes().flow((int) route >>> SOURCE_SHIFT, known);
    }

    private void deliver(long createdTicks, long route, EventContext context) {
        long delay = context.now() - createdTicks;
        statistics.delivered().increment();
        statistics.inFlight().add(context.now(), -1);
        statistics.hops().record(hops(route));
        statistics.delay().record(delay);
        statistics.delayPercentiles().record(delay);
        if (plan.hasFlows()) {
            deliverOfFlow(flowOrDestination(route), delay, context.now());
        }
    }

    private void deliverOfFlow(int flow, long delayTicks, long nowTicks) {
        flowStatistics.delivered(flow, delayTicks);
        Flow received = plan.flows().get(flow);
        if (++receivedOfFlow[plan.flows().slot(flow)] == received.packets()) {
            flowStatistics.completed(flow, nowTicks - received.startTicks());
        }
    }

    private void forward(long createdTicks, long route, EventContext context) {
        RoutingTable routes = plan.routes();
        int port = routes.isMultipath()
                ? routes.port(context.self(), destination(route), flow(route))
                : routes.port(context.self(), destination(route));
        int link = plan.links().link(context.self(), port);
        long now = context.now();
        long transmission = plan.links().transmissionTicks(link);
        long backlog = Math.max(0, busyUntil[port] - now);
        if (backlog > (plan.settings().bufferPackets() - 1) * transmission) {
            statistics.dropped().increment();
            statistics.linkDropped().add(link, 1);
            lose(route, context);
            return;
        }
        busyUntil[port] = now + backlog + transmission;
        statistics.linkBusy().add(link, transmission);
        if (plan.settings().linkLoss() > 0
                && context.random().nextDouble() < plan.settings().linkLoss()) {
            statistics.damaged().increment();
            lose(route, context);
            return;
        }
        long arrival = busyUntil[port] + plan.links().propagationTicks(link);
        context.send(plan.links().target(link), arrival - now, PACKET, createdTicks, route + 1);
    }

    private void lose(long route, EventContext context) {
        statistics.inFlight().add(context.now(), -1);
        if (plan.hasFlows()) {
            flowStatistics.lost().add(flowOrDestination(route), 1);
        }
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
