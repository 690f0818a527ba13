package org.chronogram.models.torus;

import org.chronogram.model.RandomStream;
import org.chronogram.models.interconnect.Expectation;
import org.chronogram.models.interconnect.Fabric;
import org.chronogram.models.interconnect.Packet;
import org.chronogram.models.interconnect.PortLoads;

/**
 * A torus of routers with one terminal each. Port {@code 2d} leads to the next router in dimension d, port {@code 2d + 1} to
 * the one before.
 *
 * <p>A packet goes the shorter way round in one dimension after the other; where both ways are as long, those that begin at
 * an even place go up and the others down. A ring of channels that wait for each other would be a deadlock, so a packet
 * begins each dimension on virtual channel 0 and goes on with 1 from the link on that closes the ring, the dateline (W. J.
 * Dally and C. L. Seitz, "Deadlock-Free Message Routing in Multiprocessor Interconnection Networks", IEEE Transactions on
 * Computers C-36(5), 1987).
 *
 * @param dimensions number of dimensions.
 * @param side routers along each dimension.
 * @param wire time on a wire in ticks, also to a terminal.
 * @param traffic who sends to whom.
 */
record TorusFabric(int dimensions, int side, long wire, TorusTraffic traffic) implements Fabric {
    @Override
    public int routers() {
        int routers = 1;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            routers *= side;
        }
        return routers;
    }

    @Override
    public int terminals() {
        return routers();
    }

    @Override
    public int channels() {
        return 2;
    }

    @Override
    public int links(int router) {
        return 2 * dimensions;
    }

    @Override
    public int attached(int router) {
        return 1;
    }

    @Override
    public int firstTerminal(int router) {
        return router;
    }

    @Override
    public int routerOf(int terminal) {
        return terminal;
    }

    @Override
    public int neighbour(int router, int port) {
        return moved(router, port / 2, port % 2 == 0 ? 1 : side - 1);
    }

    @Override
    public int reversePort(int router, int port) {
        return port ^ 1;
    }

    @Override
    public long wireTicks(int router, int port) {
        return wire;
    }

    @Override
    public long terminalWireTicks() {
        return wire;
    }

    @Override
    public long smallestWireTicks() {
        return wire;
    }

    /** Place of a router in a dimension. */
    private int place(int router, int dimension) {
        return router / stride(dimension) % side;
    }

    private int stride(int dimension) {
        int stride = 1;
        for (int lower = 0; lower < dimension; lower++) {
            stride *= side;
        }
        return stride;
    }

    /** The router that lies some steps further on in a dimension. */
    private int moved(int router, int dimension, int steps) {
        int stride = stride(dimension);
        int place = router / stride % side;
        return router + ((place + steps) % side - place) * stride;
    }

    @Override
    public int port(Packet packet, int router, PortLoads loads, RandomStream random) {
        for (int dimension = 0; dimension < dimensions; dimension++) {
            int place = place(router, dimension);
            int up = place(packet.destination(), dimension) - place;
            up += up < 0 ? side : 0;
            if (up != 0) {
                boolean goesUp = 2 * up < side || (2 * up == side && place % 2 == 0);
                return 2 * dimension + (goesUp ? 0 : 1);
            }
        }
        throw new IllegalStateException("router " + router + " routes a packet for itself");
    }

    @Override
    public int channel(Packet packet, int router, int port) {
        int last = port % 2 == 0 ? side - 1 : 0;
        if (place(router, port / 2) == last) {
            return 1;
        }
        // Packets from the terminal come in at a port beyond those of all dimensions.
        return packet.port() / 2 == port / 2 ? packet.channel() : 0;
    }

    @Override
    public int destination(int terminal, RandomStream random) {
        return switch (traffic) {
            case UNIFORM -> other(terminal, random.nextInt(terminals() - 1));
            case NEIGHBOUR -> neighbour(terminal, random.nextInt(2 * dimensions));
            case TORNADO -> across(terminal, tornadoSteps());
            case DIAGONAL -> across(terminal, side / 2);
        };
    }

    private static int other(int terminal, int drawn) {
        return drawn < terminal ? drawn : drawn + 1;
    }

    private int tornadoSteps() {
        return (side + 1) / 2 - 1;
    }

    private int across(int terminal, int steps) {
        int destination = terminal;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            destination = moved(destination, dimension, steps);
        }
        return destination;
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public Expectation expectation() {
        int half = side / 2;
        // Sum of the shortest ways round from a place to all places of its ring, by the number of places.
        double ring = (double) half * (side - half) / side;
        double others = terminals() / (terminals() - 1.0);
        return switch (traffic) {
            case UNIFORM -> Expectation.of(dimensions * ring * others, wire, (ring / 2 + unevenness()) * others);
            case NEIGHBOUR -> Expectation.of(1, wire, 1.0 / (2 * dimensions));
            case TORNADO -> Expectation.of((double) dimensions * tornadoSteps(), wire, tornadoSteps());
            case DIAGONAL -> Expectation.of((double) dimensions * half, wire, diagonalLoad());
        };
    }

    /** How much more than the mean the most loaded link has, where an odd number of places is half of the way round. */
    private double unevenness() {
        return side % 4 == 2 ? 0.5 / side : 0;
    }

    /** With an even side one place in two goes up, so a link has the packets of half the places before it. */
    private double diagonalLoad() {
        int half = side / 2;
        return side % 2 == 0 ? Math.ceil(half / 2.0) : half;
    }
}
