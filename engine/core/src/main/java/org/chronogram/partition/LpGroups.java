package org.chronogram.partition;

/**
 * Groups of LPs that stay together.
 *
 * @param groupOf group of each LP.
 * @param weights weight of each group.
 * @param lps how many LPs each group has.
 */
record LpGroups(int[] groupOf, long[] weights, int[] lps) {
    /**
     * The heaviest group.
     *
     * @param lps how many LPs it has.
     * @param weight its weight.
     * @param delayTicks longest delay of the links by which it is tied.
     */
    record Heaviest(int lps, long weight, long delayTicks) {}

    /** Returns the groups of LPs that are in the same set. */
    static LpGroups of(DisjointSets sets, long[] lpWeights) {
        int[] groupOf = sets.indices();
        int groups = 0;
        for (int group : groupOf) {
            groups = Math.max(groups, group + 1);
        }
        long[] weights = new long[groups];
        int[] lps = new int[groups];
        for (int lp = 0; lp < groupOf.length; lp++) {
            weights[groupOf[lp]] += lpWeights[lp];
            lps[groupOf[lp]]++;
        }
        return new LpGroups(groupOf, weights, lps);
    }

    int size() {
        return weights.length;
    }

    Heaviest heaviest(long delayTicks) {
        int heaviest = 0;
        for (int group = 1; group < weights.length; group++) {
            heaviest = weights[group] > weights[heaviest] ? group : heaviest;
        }
        return new Heaviest(lps[heaviest], weights[heaviest], delayTicks);
    }
}
