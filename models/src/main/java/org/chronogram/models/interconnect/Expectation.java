package org.chronogram.models.interconnect;

/**
 * What theory says about the traffic of a fabric without load, and about the load that it can carry.
 *
 * @param hops mean number of links between routers that a packet takes.
 * @param wireTicks mean time on these links in ticks.
 * @param loadBound largest load of a terminal, as a share of the rate of its link, with which no link is overloaded on
 *     average; NaN where it is not known.
 */
public record Expectation(double hops, double wireTicks, double loadBound) {
    /**
     * Returns what holds where all links have the same wires.
     *
     * @param hops mean number of links between routers that a packet takes.
     * @param wireTicks time on each in ticks.
     * @param channelLoad load of the most loaded link over the load of a terminal.
     */
    public static Expectation of(double hops, long wireTicks, double channelLoad) {
        return new Expectation(hops, hops * wireTicks, bound(channelLoad));
    }

    /** Returns the largest load where the most loaded link has that many times the load of a terminal. */
    public static double bound(double channelLoad) {
        return 1 / Math.max(1, channelLoad);
    }
}
