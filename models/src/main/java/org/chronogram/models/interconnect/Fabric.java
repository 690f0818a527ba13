package org.chronogram.models.interconnect;

import org.chronogram.model.RandomStream;

/**
 * An interconnection network: its routers, the links between them, the way of a packet, and who sends to whom. A router has
 * terminals, which have consecutive numbers, and ports that lead to other routers, numbered from 0. Each link has two
 * directions. Immutable, shared by all LPs of a partition.
 */
public interface Fabric {
    /** Returns the number of routers, which are the LPs. */
    int routers();

    /** Returns the number of terminals. */
    int terminals();

    /** Returns the number of virtual channels of a link between routers. */
    int channels();

    /** Returns how many ports of a router lead to other routers. */
    int links(int router);

    /** Returns how many terminals a router has. */
    int attached(int router);

    /** Returns the first terminal of a router that has some. */
    int firstTerminal(int router);

    /** Returns the router of a terminal. */
    int routerOf(int terminal);

    /** Returns the router to which a port leads. */
    int neighbour(int router, int port);

    /** Returns the port of the neighbour at which packets from a port arrive, and which leads back. */
    int reversePort(int router, int port);

    /** Returns the time that a signal takes on the wire of a port, in ticks. */
    long wireTicks(int router, int port);

    /** Returns the time that a signal takes between a terminal and its router, in ticks. */
    long terminalWireTicks();

    /** Returns the smallest time that a signal takes between two routers, in ticks. */
    long smallestWireTicks();

    /** Draws the terminal for which a terminal creates its next packet; it is another one. */
    int destination(int terminal, RandomStream random);

    /**
     * Decides, at the router of the source, whether a packet takes a detour.
     *
     * @param packet the packet, which is for a terminal of another router.
     * @param router the router.
     * @param loads loads of its ports.
     * @param random the stream of the router.
     * @return the detour, or {@link Packet#NO_DETOUR}.
     */
    default int detour(Packet packet, int router, PortLoads loads, RandomStream random) {
        return Packet.NO_DETOUR;
    }

    /**
     * Chooses the port by which a packet leaves a router.
     *
     * @param packet the packet, which is for a terminal of another router.
     * @param router the router.
     * @param loads loads of its ports.
     * @param random the stream of the router.
     * @return a port that leads to another router.
     */
    int port(Packet packet, int router, PortLoads loads, RandomStream random);

    /** Returns the virtual channel that a packet takes on the link of a port. */
    int channel(Packet packet, int router, int port);

    /** Tells whether all packets of a source for a destination take the same way, and so arrive in order. */
    boolean keepsOrder();

    /** Returns what theory says about the traffic. */
    Expectation expectation();
}
