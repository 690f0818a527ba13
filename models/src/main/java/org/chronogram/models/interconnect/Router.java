package org.chronogram.models.interconnect;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.PayloadCodec;
import org.chronogram.models.toolkit.Delays;

/**
 * A router with its terminals.
 *
 * <p>A packet takes places for all of its flits in the buffer of the next router when its transmission begins, as credits tell
 * that there are as many. It is handled there when the router has decided about it, and gives the places back flit by flit
 * when it leaves. The events of credits are sent at the begin of the transmission that frees the places, for the times at
 * which they arrive.
 */
final class Router implements LogicalProcess {
    private static final int GENERATE = 1;
    private static final int PACKET = 2;
    private static final int CREDIT = 3;
    private static final int WAKE = 4;
    private static final int DELIVERY = 5;
    private static final PayloadCodec<Packet> PACKETS = PayloadCodec.of(Packet.class);

    private final transient Fabric fabric;
    private final InterconnectSettings settings;
    private final InterconnectStatistics statistics;
    private final int self;
    private final Ports ports;
    private final int[] created;
    private final DeliveryOrder order = new DeliveryOrder();

    Router(Fabric fabric, InterconnectSettings settings, InterconnectStatistics statistics, int self) {
        this.fabric = fabric;
        this.settings = settings;
        this.statistics = statistics;
        this.self = self;
        created = new int[fabric.attached(self)];
        ports = new Ports(fabric.links(self), created.length, fabric.channels(), settings);
    }

    @Override
    public void initialize(EventContext context) {
        for (int terminal = 0; terminal < created.length; terminal++) {
            scheduleGeneration(terminal, context);
        }
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        switch (event.type()) {
            case GENERATE -> generate((int) event.getLong(0), context);
            case PACKET -> arrive(PACKETS.read(event), context);
            case CREDIT -> credit((int) event.getLong(0), (int) event.getLong(8), context);
            case WAKE -> wake((int) event.getLong(0), context);
            case DELIVERY -> deliver(PACKETS.read(event), context);
            default -> throw new IllegalStateException("event type " + event.type() + ", expected 1 to 5");
        }
    }

    @Override
    public void finish(FinishContext context) {
        ports.finish(statistics.atEnd(), context.now(), settings.stallTicks());
        for (int number : created) {
            statistics.atEnd().ownEvents().add(hasMore(number) ? 1 : 0);
        }
    }

    private boolean hasMore(int number) {
        return settings.messages() == 0 || number < settings.messages();
    }

    private void scheduleGeneration(int terminal, EventContext context) {
        context.schedule(Delays.exponential(context, Math.round(settings.meanIntervalTicks())), GENERATE, terminal);
    }

    private void generate(int terminal, EventContext context) {
        int source = fabric.firstTerminal(self) + terminal;
        int destination = fabric.destination(source, context.random());
        Packet packet = Packet.create(context.now(), source, destination, created[terminal]++);
        statistics.packets().generated().increment();
        statistics.inFlight().add(context.now(), 1);
        if (hasMore(created[terminal])) {
            scheduleGeneration(terminal, context);
        }
        offer(ports.injection(terminal), 0, packet, context);
    }

    private void arrive(Packet packet, EventContext context) {
        statistics.packets().arrived().increment();
        if (fabric.routerOf(packet.destination()) == self) {
            offer(ports.ejection(packet.destination() - fabric.firstTerminal(self)), 0, packet, context);
            return;
        }
        Packet routed = ports.isLink(packet.port()) ? packet : begin(packet, context);
        int port = fabric.port(routed, self, ports, context.random());
        offer(port, fabric.channel(routed, self, port), routed, context);
    }

    /** Decides about a packet that comes from a terminal. */
    private Packet begin(Packet packet, EventContext context) {
        int detour = fabric.detour(packet, self, ports, context.random());
        if (detour == Packet.NO_DETOUR) {
            return packet;
        }
        statistics.packets().detoured().increment();
        return packet.by(detour);
    }

    private void credit(int port, int channel, EventContext context) {
        statistics.credits().received().increment();
        if (!ports.credit(port, channel)) {
            statistics.credits().wrong().increment();
        }
        send(port, context);
    }

    private void wake(int port, EventContext context) {
        ports.wake(port, false);
        send(port, context);
    }

    private void deliver(Packet packet, EventContext context) {
        boolean inOrder = !fabric.keepsOrder() || order.arrive(packet);
        statistics.deliver(packet, inOrder, context.now());
    }

    private void offer(int port, int channel, Packet packet, EventContext context) {
        ports.add(port, channel, packet, context.now());
        send(port, context);
    }

    /** Sends a packet if the port is free and one is ready; if more are ready, the port looks again when it is free. */
    private void send(int port, EventContext context) {
        int channel = ports.ready(port);
        if (channel != Ports.NO_CHANNEL && ports.busyUntil(port) <= context.now()) {
            transmit(port, channel, context);
            channel = ports.ready(port);
        }
        if (channel != Ports.NO_CHANNEL && !ports.wake(port, true)) {
            context.schedule(ports.busyUntil(port) - context.now(), WAKE, port);
        }
    }

    private void transmit(int port, int channel, EventContext context) {
        Packet packet = ports.transmit(port, channel, context.now() + settings.transmissionTicks());
        returnCredits(packet, context);
        if (ports.isLink(port)) {
            sendToNeighbour(port, channel, packet, context);
        } else if (ports.isEjection(port)) {
            sendToTerminal(port, packet, context);
        } else {
            sendFromTerminal(port, packet, context);
        }
    }

    private void sendToNeighbour(int port, int channel, Packet packet, EventContext context) {
        statistics.packets().onLinks().increment();
        long delayTicks = settings.hopTicks(fabric.wireTicks(self, port));
        int target = fabric.neighbour(self, port);
        int arrivalPort = fabric.reversePort(self, port);
        Packet arriving = packet.arriving(packet.hops() + 1, arrivalPort, channel, delayTicks);
        context.send(target, delayTicks, PACKET, PACKETS.write(context, arriving));
    }

    private void sendToTerminal(int port, Packet packet, EventContext context) {
        statistics.packets().ejected().increment();
        long delayTicks = fabric.terminalWireTicks() + settings.transmissionTicks();
        Packet arriving = packet.arriving(packet.hops(), port, 0, delayTicks);
        context.schedule(delayTicks, DELIVERY, PACKETS.write(context, arriving));
    }

    private void sendFromTerminal(int port, Packet packet, EventContext context) {
        statistics.packets().injected().increment();
        long delayTicks = settings.hopTicks(fabric.terminalWireTicks());
        Packet arriving = packet.arriving(packet.hops(), port, 0, delayTicks);
        context.schedule(delayTicks, PACKET, PACKETS.write(context, arriving));
    }

    /** Gives back the places in the buffer that a packet leaves, one for each flit; a packet at its source has none. */
    private void returnCredits(Packet packet, EventContext context) {
        if (packet.port() != Packet.NO_PORT) {
            for (int flit = 0; flit < settings.flits(); flit++) {
                returnCredit(packet, flit, context);
            }
        }
    }

    private void returnCredit(Packet packet, int flit, EventContext context) {
        int port = packet.port();
        statistics.credits().sent().increment();
        if (ports.isLink(port)) {
            long delayTicks = settings.creditTicks(fabric.wireTicks(self, port), flit);
            int sender = fabric.neighbour(self, port);
            context.send(sender, delayTicks, CREDIT, fabric.reversePort(self, port), packet.channel());
        } else {
            context.schedule(settings.creditTicks(fabric.terminalWireTicks(), flit), CREDIT, port, packet.channel());
        }
    }
}
