package org.chronogram.models.dragonfly;

import org.chronogram.model.RandomStream;
import org.chronogram.models.interconnect.Expectation;
import org.chronogram.models.interconnect.Fabric;
import org.chronogram.models.interconnect.Packet;
import org.chronogram.models.interconnect.PortLoads;

/**
 * A dragonfly with its routing. A packet takes at most one link to the router that has the link to the next group, that link,
 * and at the end one link to its router; a detour is a group by way of which it goes. Its virtual channel is the number of
 * links between groups that it has taken, so that no channels wait for each other in a circle (J. Kim, W. J. Dally, S. Scott
 * and D. Abts, "Technology-Driven, Highly-Scalable Dragonfly Topology", ISCA 2008).
 *
 * @param shape the routers and links.
 * @param routing the way of packets to other groups.
 * @param threshold packets by which adaptive routing prefers the minimal way.
 * @param traffic who sends to whom.
 * @param linkChoice which of several links to a group packets take.
 * @param localWire time on a wire inside of a group, also to a terminal, in ticks.
 * @param globalWire time on a wire between groups in ticks.
 */
record DragonflyFabric(
        Dragonfly shape,
        DragonflyRouting routing,
        int threshold,
        DragonflyTraffic traffic,
        DragonflyLinkChoice linkChoice,
        long localWire,
        long globalWire)
        implements Fabric {
    @Override
    public int routers() {
        return shape.routers();
    }

    @Override
    public int terminals() {
        return routers() * shape.terminals();
    }

    @Override
    public int channels() {
        return routing == DragonflyRouting.MINIMAL ? 2 : 3;
    }

    @Override
    public int links(int router) {
        return shape.ports(router);
    }

    @Override
    public int attached(int router) {
        return shape.terminals();
    }

    @Override
    public int firstTerminal(int router) {
        return router * shape.terminals();
    }

    @Override
    public int routerOf(int terminal) {
        return terminal / shape.terminals();
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
        return isGlobal(router, port) ? globalWire : localWire;
    }

    @Override
    public long terminalWireTicks() {
        return localWire;
    }

    @Override
    public long smallestWireTicks() {
        return Math.min(localWire, globalWire);
    }

    private boolean isGlobal(int router, int port) {
        return port >= shape.localPorts() && port < shape.ports(router);
    }

    @Override
    public int port(Packet packet, int router, PortLoads loads, RandomStream random) {
        int target = routerOf(packet.destination());
        // The first link between groups leads to the group of the detour, if there is one.
        boolean detours = packet.detour() != Packet.NO_DETOUR && globalHops(packet, router) == 0;
        int group = detours ? packet.detour() : shape.group(target);
        return group == shape.group(router)
                ? shape.port(router, target)
                : shape.portToLink(router, link(packet, router, group, loads, random));
    }

    private int link(Packet packet, int router, int group, PortLoads loads, RandomStream random) {
        if (linkChoice == DragonflyLinkChoice.DRAWN) {
            return link(router, group, loads, random);
        }
        int way = DragonflyLinkChoice.ofPair(packet, router, shape.ways(router, group));
        return shape.linkOfWay(router, group, way);
    }

    /** Chooses a link to another group: one that is drawn, or with adaptive routing one on a port with the smallest load. */
    private int link(int router, int group, PortLoads loads, RandomStream random) {
        int ways = shape.ways(router, group);
        int first = ways == 1 ? 0 : random.nextInt(ways);
        int best = shape.linkOfWay(router, group, first);
        for (int tried = 1; tried < ways && routing == DragonflyRouting.ADAPTIVE; tried++) {
            int link = shape.linkOfWay(router, group, (first + tried) % ways);
            if (load(router, link, loads) < load(router, best, loads)) {
                best = link;
            }
        }
        return best;
    }

    private int load(int router, int link, PortLoads loads) {
        return loads.load(shape.portToLink(router, link));
    }

    @Override
    public int channel(Packet packet, int router, int port) {
        return globalHops(packet, router);
    }

    /** Links between groups that a packet has taken: its channel says how many before the last link. */
    private int globalHops(Packet packet, int router) {
        return packet.channel() + (isGlobal(router, packet.port()) ? 1 : 0);
    }

    @Override
    public int detour(Packet packet, int router, PortLoads loads, RandomStream random) {
        int target = routerOf(packet.destination());
        int from = shape.group(router);
        int to = shape.group(target);
        if (from == to || routing == DragonflyRouting.MINIMAL) {
            return Packet.NO_DETOUR;
        }
        int by = draw(from, to, random);
        boolean takes = routing == DragonflyRouting.VALIANT || isWorthwhile(router, by, target, loads, random);
        return takes ? by : Packet.NO_DETOUR;
    }

    /** Draws a group that is neither of two others. */
    private int draw(int from, int to, RandomStream random) {
        int drawn = random.nextInt(shape.groups() - 2);
        int lower = Math.min(from, to);
        int upper = Math.max(from, to);
        int skipped = drawn < lower ? drawn : drawn + 1;
        return skipped < upper ? skipped : skipped + 1;
    }

    /** Compares two ways by what the router itself can see: packets before the port, by the links of the way (UGAL-L). */
    private boolean isWorthwhile(int router, int by, int target, PortLoads loads, RandomStream random) {
        int to = shape.group(target);
        int direct = link(router, to, loads, random);
        long minimal = (long) load(router, direct, loads) * links(router, direct, shape.entry(to, direct), target);
        int first = link(router, by, loads, random);
        int entry = shape.entry(by, first);
        int second = shape.linkOfWay(entry, to, 0);
        int linksAround = links(router, first, entry, entry) + links(entry, second, shape.entry(to, second), target);
        return minimal > (long) load(router, first, loads) * linksAround + threshold;
    }

    /** Links that a packet takes to a router of another group, by a link between both that ends at an entry. */
    private int links(int router, int link, int entry, int target) {
        return 1 + (shape.holder(link) == shape.place(router) ? 0 : 1) + (entry == target ? 0 : 1);
    }

    @Override
    public int destination(int terminal, RandomStream random) {
        int router = routerOf(terminal);
        return switch (traffic) {
            case UNIFORM -> {
                int drawn = random.nextInt(terminals() - 1);
                yield drawn < terminal ? drawn : drawn + 1;
            }
            case NEIGHBOUR -> {
                int place = (shape.place(router) + 1) % shape.routersOfGroup();
                int next = shape.group(router) * shape.routersOfGroup() + place;
                yield next * shape.terminals() + random.nextInt(shape.terminals());
            }
            case NEXT_GROUP -> {
                int group = (shape.group(router) + 1) % shape.groups();
                int terminalsOfGroup = shape.routersOfGroup() * shape.terminals();
                yield group * terminalsOfGroup + random.nextInt(terminalsOfGroup);
            }
        };
    }

    @Override
    public boolean keepsOrder() {
        boolean isFixed = shape.linksOfPair() == 1 || linkChoice == DragonflyLinkChoice.PAIR;
        return routing == DragonflyRouting.MINIMAL && isFixed;
    }

    @Override
    public Expectation expectation() {
        return shape.linksOfPair() == 1
                ? new DragonflyTheory(shape, traffic).expectation(routing, localWire, globalWire)
                : new DragonflyLoads(shape, traffic, routing).expectation(localWire, globalWire);
    }
}
