package org.chronogram.models.interconnect;

/** What a router knows about the load of its ports; adaptive routing looks at it. */
@FunctionalInterface
public interface PortLoads {
    /**
     * Returns the packets that a port has before it: those that wait for it in this router, and the places that are taken in
     * the buffer of the next one, as far as credits tell.
     *
     * @param port the port.
     * @return the number of packets.
     */
    int load(int port);
}
