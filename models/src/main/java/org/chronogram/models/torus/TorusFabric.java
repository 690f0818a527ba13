package org.chronogram.models.torus;

import java.util.function.IntUnaryOperator;
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
 * @param shape the routers along each dimension.
 * @param wire time on a wire in ticks, also to a terminal.
 * @param traffic who sends to whom.
 */
record TorusFabric(TorusShape shape, long wire, TorusTraffic traffic) implements Fabric {
    @Override
    public int routers() {
        return shape.routers();
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
        return 2 * shape.dimensions();
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
        int dimension = port / 2;
        return shape.moved(router, dimension, port % 2 == 0 ? 1 : shape.side(dimension) - 1);
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

    @Override
    public int port(Packet packet, int router, PortLoads loads, RandomStream random) {
        for (int dimension = 0; dimension < shape.dimensions(); dimension++) {
            int side = shape.side(dimension);
            int place = shape.place(router, dimension);
            int up = shape.place(packet.destination(), dimension) - place;
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
        int last = port % 2 == 0 ? shape.side(port / 2) - 1 : 0;
        if (shape.place(router, port / 2) == last) {
            return 1;
        }
        // Packets from the terminal come in at a port beyond those of all dimensions.
        return packet.port() / 2 == port / 2 ? packet.channel() : 0;
    }

    @Override
    public int destination(int terminal, RandomStream random) {
        return switch (traffic) {
            case UNIFORM -> other(terminal, random.nextInt(terminals() - 1));
            case NEIGHBOUR -> neighbour(terminal, random.nextInt(links(terminal)));
            case TORNADO -> across(terminal, TorusFabric::tornadoSteps);
            case DIAGONAL -> across(terminal, side -> side / 2);
        };
    }

    private static int other(int terminal, int drawn) {
        return drawn < terminal ? drawn : drawn + 1;
    }

    static int tornadoSteps(int side) {
        return (side + 1) / 2 - 1;
    }

    private int across(int terminal, IntUnaryOperator stepsOfSide) {
        int destination = terminal;
        for (int dimension = 0; dimension < shape.dimensions(); dimension++) {
            destination = shape.moved(destination, dimension, stepsOfSide.applyAsInt(shape.side(dimension)));
        }
        return destination;
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public Expectation expectation() {
        return new TorusTheory(shape, traffic).expectation(wire);
    }
}
