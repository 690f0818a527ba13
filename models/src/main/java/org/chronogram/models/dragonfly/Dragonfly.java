package org.chronogram.models.dragonfly;

/**
 * The shape of a dragonfly of the largest size: groups of routers that are all linked with each other, and a link between
 * each two groups. The links of a group to the others are numbered; that with number c leads c + 1 groups further on, and
 * belongs to router c / h.
 *
 * @param routersOfGroup routers of a group, a.
 * @param terminals terminals of a router, p.
 * @param globalLinks links of a router to other groups, h.
 */
record Dragonfly(int routersOfGroup, int terminals, int globalLinks) {
    /** Links of a group to others; there is one more group. */
    int linksOfGroup() {
        return routersOfGroup * globalLinks;
    }

    int groups() {
        return linksOfGroup() + 1;
    }

    int routers() {
        return groups() * routersOfGroup;
    }

    int ports() {
        return localPorts() + globalLinks;
    }

    /** Ports to the other routers of the group; those to other groups follow. */
    int localPorts() {
        return routersOfGroup - 1;
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
        int group = (group(router) + link + 1) % groups();
        return group * routersOfGroup + reverse(link) / globalLinks;
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

    /** Number that a link of a group has in the group to which it leads. */
    private int reverse(int link) {
        return linksOfGroup() - 1 - link;
    }

    private static int localPort(int place, int target) {
        return target < place ? target : target - 1;
    }

    /** The port to another router of the group. */
    int port(int router, int targetRouter) {
        return localPort(place(router), place(targetRouter));
    }

    /** The port that leads towards another group: the link to it, or one to the router that has that link. */
    int portToGroup(int router, int targetGroup) {
        int link = Math.floorMod(targetGroup - group(router), groups()) - 1;
        int holder = link / globalLinks;
        return holder == place(router) ? localPorts() + link % globalLinks : localPort(place(router), holder);
    }

    /** The router of a group at which the link from another group ends. */
    int entry(int fromGroup, int toGroup) {
        int link = Math.floorMod(toGroup - fromGroup, groups()) - 1;
        return toGroup * routersOfGroup + reverse(link) / globalLinks;
    }
}
