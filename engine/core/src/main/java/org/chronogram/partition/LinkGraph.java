package org.chronogram.partition;

import java.util.Arrays;

/**
 * The links of a model: which LP sends to which other LP, and with which smallest delay. The links of an LP lie one after
 * the other in arrays, 12 bytes for each, and 4 more where links have weights. Immutable.
 */
public final class LinkGraph {
    private final int logicalProcesses;
    private final int[] firstLinks;
    private final int[] targets;
    private final long[] delaysTicks;
    private final int[] weights;

    private LinkGraph(int logicalProcesses, int[] firstLinks, int[] targets, long[] delaysTicks, int[] weights) {
        this.logicalProcesses = logicalProcesses;
        this.firstLinks = firstLinks;
        this.targets = targets;
        this.delaysTicks = delaysTicks;
        this.weights = weights;
    }

    /**
     * Returns a graph without links, which needs no memory for its LPs.
     *
     * @param logicalProcesses how many LPs there are, at least 1.
     */
    public static LinkGraph unlinked(int logicalProcesses) {
        return new LinkGraph(logicalProcesses, new int[0], new int[0], new long[0], null);
    }

    /**
     * Begins a graph without links.
     *
     * @param logicalProcesses how many LPs there are, at least 1.
     */
    public static Builder builder(int logicalProcesses) {
        return new Builder(logicalProcesses);
    }

    /** Returns how many LPs there are. */
    public int logicalProcesses() {
        return logicalProcesses;
    }

    /** Returns how many links there are; one in each direction counts as two. */
    public int links() {
        return targets.length;
    }

    /** Returns the index of the first link of an LP; its links end before the first link of the next LP. */
    public int firstLink(int lp) {
        return targets.length == 0 ? 0 : firstLinks[lp];
    }

    /** Returns the LP to which a link leads. */
    public int target(int link) {
        return targets[link];
    }

    /** Returns the smallest delay of a link. */
    public long delayTicks(int link) {
        return delaysTicks[link];
    }

    /** Returns the traffic over a link, 1 unless it was given. */
    public int weight(int link) {
        return weights == null ? 1 : weights[link];
    }

    /** Takes the links of the LPs, LP by LP in ascending order. Not thread-safe. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 16;

        private final int[] firstLinks;
        private int current = -1;
        private int links;
        private long totalWeight;
        private int[] targets = new int[FIRST_CAPACITY];
        private long[] delaysTicks = new long[FIRST_CAPACITY];
        private int[] weights;

        private Builder(int logicalProcesses) {
            if (logicalProcesses < 1) {
                throw new IllegalArgumentException("logicalProcesses=" + logicalProcesses + ", expected at least 1");
            }
            firstLinks = new int[logicalProcesses + 1];
        }

        /**
         * Begins the links of an LP. LPs that are left out have no links.
         *
         * @param lp an LP after the last one that was begun.
         */
        public Builder begin(int lp) {
            if (lp <= current || lp >= firstLinks.length - 1) {
                throw new IllegalArgumentException("links of LP " + lp + " after those of LP " + current
                        + ": expected LPs in ascending order, at most " + (firstLinks.length - 2));
            }
            Arrays.fill(firstLinks, current + 1, lp + 1, links);
            current = lp;
            return this;
        }

        /** Adds a link of weight 1 from the LP that was begun last. */
        public Builder add(int target, long delayTicks) {
            return add(target, delayTicks, 1);
        }

        /**
         * Adds a link from the LP that was begun last.
         *
         * @param target the LP to which it leads; further links to the same LP are allowed.
         * @param delayTicks its smallest delay, at least 0.
         * @param weight the traffic over it, at least 1. All weights together must not exceed 2^31 - 1.
         */
        public Builder add(int target, long delayTicks, int weight) {
            check(target, delayTicks, weight);
            if (links == targets.length) {
                grow();
            }
            if (weight != 1 && weights == null) {
                weights = new int[targets.length];
                Arrays.fill(weights, 0, links, 1);
            }
            targets[links] = target;
            delaysTicks[links] = delayTicks;
            if (weights != null) {
                weights[links] = weight;
            }
            links++;
            return this;
        }

        private void check(int target, long delayTicks, int weight) {
            if (current < 0) {
                throw new IllegalStateException("a link to LP " + target + " before its source: expected begin(lp)");
            }
            if (target < 0 || target >= firstLinks.length - 1) {
                throw new IllegalArgumentException("link from LP " + current + " to LP " + target
                        + ": expected an LP from 0 to " + (firstLinks.length - 2));
            }
            if (delayTicks < 0 || weight < 1) {
                throw new IllegalArgumentException("link from LP " + current + " to LP " + target + " with delayTicks="
                        + delayTicks + " and weight=" + weight
                        + ": expected a delay of at least 0 and a weight of at least 1");
            }
            totalWeight += weight;
            if (totalWeight > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("the links up to LP " + current
                        + " weigh more than 2^31 - 1 together: expected smaller weights or fewer links");
            }
        }

        private void grow() {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, links + (links >> 1) + FIRST_CAPACITY);
            targets = Arrays.copyOf(targets, capacity);
            delaysTicks = Arrays.copyOf(delaysTicks, capacity);
            weights = weights == null ? null : Arrays.copyOf(weights, capacity);
        }

        /** Returns the graph. The builder takes no further links. */
        public LinkGraph build() {
            Arrays.fill(firstLinks, current + 1, firstLinks.length, links);
            current = firstLinks.length;
            return new LinkGraph(
                    firstLinks.length - 1,
                    firstLinks,
                    Arrays.copyOf(targets, links),
                    Arrays.copyOf(delaysTicks, links),
                    weights == null ? null : Arrays.copyOf(weights, links));
        }
    }
}
