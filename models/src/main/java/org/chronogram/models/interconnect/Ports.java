package org.chronogram.models.interconnect;

import java.util.Arrays;

/**
 * The ports by which packets leave: those of a router that lead to other routers, then those to its terminals, and then
 * those of the terminals, which lead to the router. Behind the first and the last is a buffer for each virtual channel,
 * whose free places for flits are credits. A packet waits in the queue of the port and channel that it takes next; its place in the
 * buffer where it came in is taken until it leaves.
 */
final class Ports implements PortLoads {
    static final int NO_CHANNEL = -1;

    private final int links;
    private final int attached;
    private final int channels;
    private final int flits;
    private final int bufferFlits;
    private final boolean byAge;
    private final PacketQueues queues;
    private final int[] credits;
    private final int[] taken;
    private final int[] waiting;
    private final long[] busyUntil;
    private final long[] quietSince;
    private final boolean[] wakes;
    private final byte[] turns;

    Ports(int links, int attached, int channels, InterconnectSettings settings) {
        this.links = links;
        this.attached = attached;
        this.channels = channels;
        flits = settings.flits();
        bufferFlits = settings.bufferFlits();
        byAge = settings.byAge();
        int ports = links + 2 * attached;
        queues = new PacketQueues(ports * channels);
        credits = new int[ports * channels];
        taken = new int[ports];
        waiting = new int[ports];
        busyUntil = new long[ports];
        quietSince = new long[ports];
        wakes = new boolean[ports];
        turns = new byte[ports];
        Arrays.fill(credits, bufferFlits);
    }

    boolean isLink(int port) {
        return port < links;
    }

    boolean isEjection(int port) {
        return port >= links && port < links + attached;
    }

    int ejection(int terminal) {
        return links + terminal;
    }

    int injection(int terminal) {
        return links + attached + terminal;
    }

    @Override
    public int load(int port) {
        return waiting[port] + (taken[port] + flits - 1) / flits;
    }

    int waiting(int port) {
        return waiting[port];
    }

    void add(int port, int channel, Packet packet, long nowTicks) {
        if (waiting[port]++ == 0) {
            quietSince[port] = Math.max(nowTicks, busyUntil[port]);
        }
        int queue = port * channels + channel;
        if (byAge) {
            queues.addByAge(queue, packet);
        } else {
            queues.add(queue, packet);
        }
    }

    /** Returns the channel whose packet is next, of those that have one and a credit, or {@link #NO_CHANNEL}. */
    int ready(int port) {
        int best = NO_CHANNEL;
        if (waiting[port] == 0) {
            return best;
        }
        int channel = turns[port];
        for (int tried = 0; tried < channels; tried++) {
            if (isReady(port, channel) && (best == NO_CHANNEL || isOlder(port, channel, best))) {
                best = channel;
            }
            channel = channel + 1 == channels ? 0 : channel + 1;
        }
        return best;
    }

    private boolean isReady(int port, int channel) {
        int queue = port * channels + channel;
        return !queues.isEmpty(queue) && (credits[queue] >= flits || isEjection(port));
    }

    /** Where age does not decide, the first channel in turn is the next. */
    private boolean isOlder(int port, int channel, int other) {
        int queue = port * channels;
        return byAge && queues.firstCreatedTicks(queue + channel) < queues.firstCreatedTicks(queue + other);
    }

    /** Begins to transmit the first packet of a channel that is ready. */
    Packet transmit(int port, int channel, long untilTicks) {
        waiting[port]--;
        turns[port] = (byte) (channel + 1 == channels ? 0 : channel + 1);
        busyUntil[port] = untilTicks;
        quietSince[port] = untilTicks;
        if (!isEjection(port)) {
            credits[port * channels + channel] -= flits;
            taken[port] += flits;
        }
        return queues.remove(port * channels + channel);
    }

    /** Takes the credit of a flit back; false when there were as many as places. */
    boolean credit(int port, int channel) {
        taken[port]--;
        return credits[port * channels + channel]++ < bufferFlits;
    }

    int credits(int port, int channel) {
        return credits[port * channels + channel];
    }

    long busyUntil(int port) {
        return busyUntil[port];
    }

    /** Notes whether an event is pending for the end of the transmission; returns what was noted before. */
    boolean wake(int port, boolean pending) {
        boolean before = wakes[port];
        wakes[port] = pending;
        return before;
    }

    /** Records what is found at the end. */
    void finish(InterconnectStatistics.AtEnd atEnd, long nowTicks, long stallTicks) {
        for (int port = 0; port < waiting.length; port++) {
            boolean atSource = port >= links + attached;
            (atSource ? atEnd.atSources() : atEnd.inRouters()).add(waiting[port]);
            atEnd.ownEvents().add(wakes[port] ? 1 : 0);
            atEnd.stalled().add(waiting[port] > 0 && nowTicks - quietSince[port] > stallTicks ? 1 : 0);
            int creditedChannels = isLink(port) ? channels : atSource ? 1 : 0;
            for (int channel = 0; channel < creditedChannels; channel++) {
                atEnd.credits().add(credits(port, channel));
            }
        }
    }
}
