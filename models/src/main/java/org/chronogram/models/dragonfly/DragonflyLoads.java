package org.chronogram.models.dragonfly;

import java.util.Arrays;
import org.chronogram.models.interconnect.Expectation;

/**
 * The mean loads of the links of a dragonfly with several links between each two groups, per load of a terminal. All groups
 * have the same loads, so those of one are counted: each way from each of its routers, and each way that ends in it.
 */
final class DragonflyLoads {
    private final Dragonfly shape;
    private final DragonflyTraffic traffic;
    private final DragonflyRouting routing;
    private final int routers;
    private final int groups;
    private final double[][] local;
    private final double[] global;

    DragonflyLoads(Dragonfly shape, DragonflyTraffic traffic, DragonflyRouting routing) {
        this.shape = shape;
        this.traffic = traffic;
        this.routing = routing;
        routers = shape.routersOfGroup();
        groups = shape.groups();
        local = new double[routers][routers];
        global = new double[shape.linksOfGroup()];
        count();
    }

    private void count() {
        double p = shape.terminals();
        double others = (double) shape.routers() * p - 1;
        if (traffic == DragonflyTraffic.NEIGHBOUR) {
            for (int router = 0; router < routers; router++) {
                local[router][(router + 1) % routers] = p;
            }
            return;
        }
        if (traffic == DragonflyTraffic.UNIFORM) {
            for (double[] row : local) {
                Arrays.fill(row, p * p / others);
            }
        }
        double[] arriving = leave(firstParts(others));
        end(routing == DragonflyRouting.VALIANT ? leave(secondParts(arriving)) : arriving);
    }

    /** Load of each router for the groups that are so much further on, at the begin of the way. */
    private double[][] firstParts(double others) {
        double p = shape.terminals();
        double[][] rates = new double[routers][groups];
        for (double[] row : rates) {
            if (traffic == DragonflyTraffic.UNIFORM) {
                Arrays.fill(row, p * p * routers / others);
            } else if (routing == DragonflyRouting.VALIANT) {
                Arrays.fill(row, 2, groups, p / (groups - 2));
            } else {
                row[1] = p;
            }
        }
        return rates;
    }

    /** Load of each router for the groups that are so much further on, of packets that came there on a detour. */
    private double[][] secondParts(double[] arriving) {
        double[][] rates = new double[routers][groups];
        for (int link = 0; link < arriving.length; link++) {
            int offset = shape.offset(link);
            double[] row = rates[shape.entry(0, link)];
            if (traffic == DragonflyTraffic.NEXT_GROUP) {
                // No detour leads to the next group itself: its place takes no load, and is not looked at.
                row[(groups + 1 - offset) % groups] += arriving[link];
                continue;
            }
            for (int second = 1; second < groups; second++) {
                // Nothing goes back to the group that it comes from.
                row[second] += second == groups - offset ? 0 : arriving[link] / (groups - 2);
            }
        }
        return rates;
    }

    /** Counts ways out of the group, and returns the load that each link carries for them. */
    private double[] leave(double[][] rates) {
        double[] carried = new double[global.length];
        for (int router = 0; router < routers; router++) {
            for (int offset = 1; offset < groups; offset++) {
                leave(router, offset, rates[router][offset], carried);
            }
        }
        for (int link = 0; link < carried.length; link++) {
            global[link] += carried[link];
        }
        return carried;
    }

    private void leave(int router, int offset, double rate, double[] carried) {
        int ways = shape.ways(router, offset);
        for (int way = 0; way < ways; way++) {
            int link = shape.linkOfWay(router, offset, way);
            carried[link] += rate / ways;
            local[router][shape.holder(link)] += rate / ways;
        }
    }

    /** Counts the ways from the end of a link to each router of the group. */
    private void end(double[] arriving) {
        for (int link = 0; link < arriving.length; link++) {
            double[] row = local[shape.entry(0, link)];
            for (int router = 0; router < routers; router++) {
                row[router] += arriving[link] / routers;
            }
        }
    }

    Expectation expectation(long localWire, long globalWire) {
        double localLoad = 0;
        double largest = Arrays.stream(global).max().orElseThrow();
        for (int router = 0; router < routers; router++) {
            // Packets that need no link in the group were counted from their router to itself.
            local[router][router] = 0;
            localLoad += Arrays.stream(local[router]).sum();
            largest = Math.max(largest, Arrays.stream(local[router]).max().orElseThrow());
        }
        double terminalsOfGroup = (double) routers * shape.terminals();
        double localHops = localLoad / terminalsOfGroup;
        double globalHops = Arrays.stream(global).sum() / terminalsOfGroup;
        double bound = routing == DragonflyRouting.ADAPTIVE ? Double.NaN : Expectation.bound(largest);
        return new Expectation(globalHops + localHops, globalHops * globalWire + localHops * localWire, bound);
    }
}
