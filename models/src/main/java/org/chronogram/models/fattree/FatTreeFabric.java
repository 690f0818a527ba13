package org.chronogram.models.fattree;

import org.chronogram.model.RandomStream;
import org.chronogram.models.interconnect.Expectation;
import org.chronogram.models.interconnect.Fabric;
import org.chronogram.models.interconnect.Packet;
import org.chronogram.models.interconnect.PortLoads;

/**
 * A fat tree with up/down routing: a packet goes up to a switch that has its destination below it, and down from there. As
 * no packet goes up again, channels cannot wait for each other in a circle, and one virtual channel is enough.
 *
 * @param shape the switches and links.
 * @param routing how a packet goes up.
 * @param traffic who sends to whom.
 * @param wire time on a wire in ticks, also to a terminal.
 */
record FatTreeFabric(FatTree shape, FatTreeRouting routing, FatTreeTraffic traffic, long wire) implements Fabric {
    @Override
    public int routers() {
        return shape.switches();
    }

    @Override
    public int terminals() {
        return shape.terminals();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int links(int router) {
        return shape.ports(router);
    }

    @Override
    public int attached(int router) {
        return shape.level(router) == 0 ? shape.half() : 0;
    }

    @Override
    public int firstTerminal(int router) {
        return router * shape.half();
    }

    @Override
    public int routerOf(int terminal) {
        return terminal / shape.half();
    }

    @Override
    public int neighbour(int router, int port) {
        return shape.neighbour(router, port);
    }

    @Override
    public int reversePort(int router, int port) {
        return shape.reversePort(router, port);
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
        int level = shape.level(router);
        int target = routerOf(packet.destination());
        if (level > 0 && shape.isAbove(router, target)) {
            return shape.digit(target, level);
        }
        int firstUp = shape.downPorts(router);
        if (routing == FatTreeRouting.ADAPTIVE) {
            return leastLoaded(firstUp, loads, random);
        }
        return firstUp + packet.destination() / FatTree.power(shape.half(), level) % shape.half();
    }

    /** Begins with a port that is drawn, so that ports with the same load are taken equally often. */
    private int leastLoaded(int firstUp, PortLoads loads, RandomStream random) {
        int ports = shape.half();
        int first = random.nextInt(ports);
        int best = firstUp + first;
        for (int tried = 1; tried < ports && loads.load(best) > 0; tried++) {
            int port = firstUp + (first + tried) % ports;
            if (loads.load(port) < loads.load(best)) {
                best = port;
            }
        }
        return best;
    }

    @Override
    public int channel(Packet packet, int router, int port) {
        return 0;
    }

    @Override
    public int destination(int terminal, RandomStream random) {
        int all = terminals();
        int opposite = (terminal + all / 2) % all;
        return switch (traffic) {
            case UNIFORM -> {
                int drawn = random.nextInt(all - 1);
                yield drawn < terminal ? drawn : drawn + 1;
            }
            case NEIGHBOUR -> (terminal + 1) % all;
            case SHIFT -> opposite;
            case BISECTION -> (terminal < all / 2 ? all / 2 : 0) + random.nextInt(all / 2);
            case TRANSPOSE -> transposed(opposite);
        };
    }

    /** Exchanges the place of a terminal at its switch and the lowest digit of the switch. */
    private int transposed(int terminal) {
        int half = shape.half();
        int place = terminal % half;
        int digit = terminal / half % half;
        return terminal + (digit - place) + (place - digit) * half;
    }

    @Override
    public boolean keepsOrder() {
        return routing == FatTreeRouting.DETERMINISTIC;
    }

    @Override
    public Expectation expectation() {
        double across = 2.0 * shape.top();
        return switch (traffic) {
            case UNIFORM -> Expectation.of(uniformHops(), wire, 1);
            case NEIGHBOUR -> Expectation.of(neighbourHops(), wire, 1);
            case SHIFT, BISECTION -> Expectation.of(across, wire, 1);
            case TRANSPOSE -> Expectation.of(across, wire, routing == FatTreeRouting.DETERMINISTIC ? shape.half() : 1);
        };
    }

    /** Two links more for each level at which the destination is not in the same part of the tree. */
    private double uniformHops() {
        double hops = 0;
        for (int level = 1; level <= shape.top(); level++) {
            double inPart = FatTree.power(shape.half(), level);
            hops += 2 * (terminals() - inPart) / (terminals() - 1.0);
        }
        return hops;
    }

    private double neighbourHops() {
        double hops = 0;
        for (int level = 1; level <= shape.top(); level++) {
            hops += 2.0 / FatTree.power(shape.half(), level);
        }
        return hops;
    }
}
