package org.chronogram.models.dragonfly;

import org.chronogram.models.interconnect.Expectation;

/**
 * What follows from the shape of a dragonfly of the largest size and its traffic: links that packets take, and loads of links, per load of a
 * terminal.
 */
final class DragonflyTheory {
    private final DragonflyTraffic traffic;
    private final double a;
    private final double p;
    private final double h;
    private final double links;

    /** Share of the packets of a terminal that go to another group. */
    private final double toOthers;

    /** Share of the packets of a terminal that go to another router of the group. */
    private final double toGroup;

    DragonflyTheory(Dragonfly shape, DragonflyTraffic traffic) {
        this.traffic = traffic;
        a = shape.routersOfGroup();
        p = shape.terminals();
        h = shape.globalLinks();
        links = shape.linksOfGroup();
        double others = a * p * (links + 1) - 1;
        toOthers = switch (traffic) {
            case UNIFORM -> a * p * links / others;
            case NEIGHBOUR -> 0;
            case NEXT_GROUP -> 1;
        };
        toGroup = switch (traffic) {
            case UNIFORM -> (a - 1) * p / others;
            case NEIGHBOUR -> 1;
            case NEXT_GROUP -> 0;
        };
    }

    Expectation expectation(DragonflyRouting routing, long localWire, long globalWire) {
        boolean detours = routing == DragonflyRouting.VALIANT;
        double globalHops = toOthers * (detours ? 2 : 1);
        // The router with the link to the next group, and that of the destination, is one of all in a group.
        double localHops = toGroup + toOthers * (2 * (a - 1) / a + (detours ? localHopsOfDetour() : 0));
        double bound = routing == DragonflyRouting.ADAPTIVE
                ? Double.NaN
                : Expectation.bound(Math.max(globalLoad(detours), localLoad(detours)));
        return new Expectation(globalHops + localHops, globalHops * globalWire + localHops * localWire, bound);
    }

    /** How often the link into the group of a detour and the one out of it are at different routers. */
    private double localHopsOfDetour() {
        // To the next group they are neighbours: of the links of a group, all but the first, one in h begins a router.
        return traffic == DragonflyTraffic.NEXT_GROUP ? (a - 1) / (links - 1) : h * (a - 1) / (links - 1);
    }

    private double globalLoad(boolean detours) {
        double ofGroup = toOthers * a * p;
        if (traffic == DragonflyTraffic.NEXT_GROUP) {
            // On a detour the link to the next group itself is used neither on the first nor on the second part of the
            // way.
            return detours ? 2 * ofGroup / (links - 1) : ofGroup;
        }
        return (detours ? 2 : 1) * ofGroup / links;
    }

    private double localLoad(boolean detours) {
        if (traffic == DragonflyTraffic.NEIGHBOUR) {
            return p;
        }
        double inGroup = toGroup * p / (a - 1);
        if (traffic == DragonflyTraffic.NEXT_GROUP) {
            // Minimal: from each router to the one with the link, and from the one where it ends to each router.
            return detours ? nextGroupLocalLoad() : p;
        }
        double ends = 2 * toOthers * p / a;
        double detour = detours ? toOthers * p * h / (links - 1) : 0;
        return inGroup + ends + detour;
    }

    /** From a router to one with h links that are used, from there to each router, and a link in the group of a detour. */
    private double nextGroupLocalLoad() {
        double ends = 2 * p * h / (links - 1);
        return ends + a * p / (links - 1);
    }
}
