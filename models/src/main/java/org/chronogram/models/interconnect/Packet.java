package org.chronogram.models.interconnect;

/**
 * A packet, the unit of flow control. Immutable: each hop makes a new one.
 *
 * @param createdTicks when its source created it.
 * @param unloadedTicks time in ticks that its way so far takes at least.
 * @param source terminal that created it.
 * @param destination terminal that it is for.
 * @param number how many packets the source created before it.
 * @param detour where it goes first, with a meaning of the fabric, or {@link #NO_DETOUR}.
 * @param hops links between routers that it has taken.
 * @param port port at which it came to the router where it is, or {@link #NO_PORT} at its source.
 * @param channel virtual channel on which it came.
 */
public record Packet(
        long createdTicks,
        long unloadedTicks,
        int source,
        int destination,
        int number,
        int detour,
        short hops,
        short port,
        byte channel) {
    /** The detour of a packet that takes none. */
    public static final int NO_DETOUR = -1;

    /** The port of a packet that has not left its source. */
    public static final short NO_PORT = -1;

    /** Creates a packet at its source. */
    public static Packet create(long nowTicks, int source, int destination, int number) {
        return new Packet(nowTicks, 0, source, destination, number, NO_DETOUR, (short) 0, NO_PORT, (byte) 0);
    }

    /** Returns the packet with a detour. */
    public Packet by(int newDetour) {
        return new Packet(createdTicks, unloadedTicks, source, destination, number, newDetour, hops, port, channel);
    }

    /** Returns the packet as it comes to a router. */
    Packet arriving(int newHops, int newPort, int newChannel, long addedTicks) {
        return new Packet(
                createdTicks,
                unloadedTicks + addedTicks,
                source,
                destination,
                number,
                detour,
                (short) newHops,
                (short) newPort,
                (byte) newChannel);
    }
}
