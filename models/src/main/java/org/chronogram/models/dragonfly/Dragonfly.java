package org.chronogram.models.dragonfly;

/**
 * The shape of a dragonfly: groups of routers that are all linked with each other, and as many links between each two groups.
 * The links of a group to the others are numbered; that with number c belongs to router c / h, and leads {@code c % (g - 1) +
 * 1} groups further on, so that they go round all other groups one time after the other (the palmtree arrangement: C. Camarero
 * et al., "Topological Characterization of Hamming and Dragonfly Networks and Its Implications on Routing", ACM TACO 11(4),
 * 2014). With g of the largest size, a h + 1, it goes round once. What is left of the links when each other group has as
 * many is not used.
 *
 * @param routersOfGroup routers of a group, a.
 * @param terminals terminals of a router, p.
 * @param globalLinks links of a router to other groups, h.
 * @param groups number of groups, g, from 2 to a h + 1.
 */
record Dragonfly(int routersOfGroup, int terminals, int globalLinks, int groups) {
    /** The dragonfly of the largest size. */
    Dragonfly(int routersOfGroup, int terminals, int globalLinks) {
        this(routersOfGroup, terminals, globalLinks, routersOfGroup * globalLinks + 1);
    }

    /** Links between each two groups. */
    int linksOfPair() {
        return routersOfGroup * globalLinks / (groups - 1);
    }

    /** Links of a group to others that are used. */
    int linksOfGroup() {
        return linksOfPair() * (groups - 1);
    }

    int routers() {
        return groups * routersOfGroup;
    }

    int ports(int router) {
        return localPorts() + endOfLinks(place(router)) - firstOfLinks(place(router));
    }

    /** Ports to the other routers of the group; those to other groups follow. */
    int localPorts() {
        return routersOfGroup - 1;
    }

    private int firstOfLinks(int place) {
        return Math.min(place * globalLinks, linksOfGroup());
    }

    private int endOfLinks(int place) {
        return Math.min((place + 1) * globalLinks, linksOfGroup());
    }

    int group(int router) {
        return router / routersOfGroup;
    }

    /** Place of a router in its group. */
    int place(int router) {
        return router % routersOfGroup;
    }

    int neighbour(int router, int port) {
        if (port < localPorts()) {
            return group(router) * routersOfGroup + (port < place(router) ? port : port + 1);
        }
        int link = link(router, port);
        return entry((group(router) + offset(link)) % groups, link);
    }

    int reversePort(int router, int port) {
        if (port < localPorts()) {
            return localPort(place(neighbour(router, port)), place(router));
        }
        return localPorts() + reverse(link(router, port)) % globalLinks;
    }

    private int link(int router, int port) {
        return place(router) * globalLinks + port - localPorts();
    }

    /** How many groups further on a link leads. */
    int offset(int link) {
        return link % (groups - 1) + 1;
    }

    /** Place of the router that has a link. */
    int holder(int link) {
        return link / globalLinks;
    }

    /** Number that a link of a group has in the group to which it leads. */
    private int reverse(int link) {
        return linksOfGroup() - 1 - link;
    }

    /** The router of a group at which a link ends that has a number in the group where it begins. */
    int entry(int toGroup, int link) {
        return toGroup * routersOfGroup + holder(reverse(link));
    }

    private static int localPort(int place, int target) {
        return target < place ? target : target - 1;
    }

    /** The port to another router of the group. */
    int port(int router, int targetRouter) {
        return localPort(place(router), place(targetRouter));
    }

    /**
     * Counts the ways on which a packet may leave its group for another one: the links of the router itself, if it has some,
     * or else all links to that group.
     */
    int ways(int router, int targetGroup) {
        int own = ownLinks(router, targetGroup);
        return own > 0 ? own : linksOfPair();
    }

    /** The link of a way, by its number in the group of the router. */
    int linkOfWay(int router, int targetGroup, int way) {
        int first = ownLinks(router, targetGroup) > 0
                ? firstOwnLink(place(router), offset(router, targetGroup))
                : offset(router, targetGroup) - 1;
        return first + way * (groups - 1);
    }

    private int offset(int router, int targetGroup) {
        return Math.floorMod(targetGroup - group(router), groups);
    }

    private int ownLinks(int router, int targetGroup) {
        int place = place(router);
        int beyond = endOfLinks(place) - firstOwnLink(place, offset(router, targetGroup));
        return beyond <= 0 ? 0 : (beyond - 1) / (groups - 1) + 1;
    }

    private int firstOwnLink(int place, int offset) {
        int first = firstOfLinks(place);
        return first + Math.floorMod(offset - 1 - first, groups - 1);
    }

    /** The port of a router that leads towards a link of its group: the link itself, or the router that has it. */
    int portToLink(int router, int link) {
        int holder = holder(link);
        return holder == place(router) ? localPorts() + link % globalLinks : localPort(place(router), holder);
    }
}
