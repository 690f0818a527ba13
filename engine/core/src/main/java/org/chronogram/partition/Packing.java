package org.chronogram.partition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides groups of LPs among partitions so that none is heavier than a limit, without regard to links.
 *
 * <p>Groups that are light enough always find room, whatever was placed before them: the lightest partition has at most the
 * mean of what was placed. So only the heavy groups are searched: by placing the heaviest into the lightest partition, then
 * by first fit, and then in every way until a budget of tries is used up. The answer is exact as long as the budget lasts,
 * which it does for a dozen heavy groups; beyond it a division may be missed.
 */
final class Packing {
    private static final int ANYWHERE = -1;
    private static final int MOST_SEARCHED = 256;
    private static final long MOST_TRIES = 1_000_000;

    private final long[] weights;
    private final int partitions;
    private final long total;
    private final long heaviest;

    /**
     * Creates it.
     *
     * @param weights weight of each group, positive.
     * @param partitions how many partitions each get at least one group.
     */
    Packing(long[] weights, int partitions) {
        this.weights = weights;
        this.partitions = partitions;
        total = Arrays.stream(weights).sum();
        heaviest = Arrays.stream(weights).max().orElse(0);
    }

    /** Returns the weight of all groups. */
    long total() {
        return total;
    }

    /** Tells whether a division was found in which no partition is heavier than a limit. */
    boolean fits(long limit) {
        return placedHeavyGroups(limit) != null;
    }

    /** Returns the smallest limit for which a division was found, provided that there are enough groups. */
    long smallestLimit() {
        long low = Math.max(heaviest, Balance.ceilDiv(total, partitions));
        long high = Balance.ceilDiv(total, partitions) + heaviest;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (fits(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns the partition of each group, or null where no division was found. */
    int[] pack(long limit) {
        int[] placed = placedHeavyGroups(limit);
        if (placed == null) {
            return null;
        }
        GainHeap lightest = new GainHeap(partitions);
        long[] loads = loads(placed);
        for (int partition = 0; partition < partitions; partition++) {
            lightest.put(partition, -loads[partition]);
        }
        for (int group = 0; group < placed.length; group++) {
            if (placed[group] == ANYWHERE) {
                int partition = lightest.pop();
                placed[group] = partition;
                loads[partition] += weights[group];
                lightest.put(partition, -loads[partition]);
            }
        }
        fillEmpty(placed);
        return placed;
    }

    private long[] loads(int[] placed) {
        long[] loads = new long[partitions];
        for (int group = 0; group < placed.length; group++) {
            if (placed[group] != ANYWHERE) {
                loads[placed[group]] += weights[group];
            }
        }
        return loads;
    }

    private void fillEmpty(int[] placed) {
        int[] groupsIn = new int[partitions];
        Arrays.stream(placed).forEach(partition -> groupsIn[partition]++);
        int group = 0;
        for (int partition = 0; partition < partitions; partition++) {
            while (groupsIn[partition] == 0) {
                if (groupsIn[placed[group]] > 1) {
                    groupsIn[placed[group]]--;
                    placed[group] = partition;
                    groupsIn[partition]++;
                }
                group++;
            }
        }
    }

    /** Returns the partition of each heavy group and {@link #ANYWHERE} for the others, or null where none was found. */
    private int[] placedHeavyGroups(long limit) {
        if (weights.length < partitions || heaviest > limit || Balance.ceilDiv(total, partitions) > limit) {
            return null;
        }
        int[] heavy = heavyGroups(limit);
        int[] partitionOf = new int[heavy.length];
        if (!placeInLightest(heavy, partitionOf, limit)
                && !placeFirstFit(heavy, partitionOf, limit)
                && !search(heavy, partitionOf, limit)) {
            return null;
        }
        int[] placed = new int[weights.length];
        Arrays.fill(placed, ANYWHERE);
        for (int at = 0; at < heavy.length; at++) {
            placed[heavy[at]] = partitionOf[at];
        }
        return placed;
    }

    /** Returns the groups that may find no room in the lightest partition, the heaviest first. */
    private int[] heavyGroups(long limit) {
        long light = partitions == 1 ? total : (partitions * limit - total) / (partitions - 1);
        return IntStream.range(0, weights.length)
                .filter(group -> weights[group] > light)
                .boxed()
                .sorted(Comparator.comparingLong((Integer group) -> -weights[group]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean placeInLightest(int[] heavy, int[] partitionOf, long limit) {
        GainHeap lightest = new GainHeap(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            lightest.put(partition, 0);
        }
        for (int at = 0; at < heavy.length; at++) {
            long load = -lightest.topGain() + weights[heavy[at]];
            if (load > limit) {
                return false;
            }
            partitionOf[at] = lightest.pop();
            lightest.put(partitionOf[at], -load);
        }
        return true;
    }

    private boolean placeFirstFit(int[] heavy, int[] partitionOf, long limit) {
        long[] loads = new long[partitions];
        for (int at = 0; at < heavy.length; at++) {
            int partition = 0;
            while (partition < partitions && loads[partition] + weights[heavy[at]] > limit) {
                partition++;
            }
            if (partition == partitions) {
                return false;
            }
            loads[partition] += weights[heavy[at]];
            partitionOf[at] = partition;
        }
        return true;
    }

    private boolean search(int[] heavy, int[] partitionOf, long limit) {
        if (heavy.length > MOST_SEARCHED) {
            return false;
        }
        return new Search(heavy, partitionOf, limit).place(0);
    }

    /** Tries the partitions for each heavy group, the lightest first, and only one of those that are equally heavy. */
    private final class Search {
        private final int[] heavy;
        private final int[] partitionOf;
        private final long limit;
        private final long[] loads = new long[partitions];
        private long triesLeft = MOST_TRIES / partitions;

        Search(int[] heavy, int[] partitionOf, long limit) {
            this.heavy = heavy;
            this.partitionOf = partitionOf;
            this.limit = limit;
        }

        boolean place(int at) {
            if (at == heavy.length) {
                return true;
            }
            long weight = weights[heavy[at]];
            int partition = lightestAbove(-1);
            while (partition >= 0 && loads[partition] + weight <= limit && triesLeft-- > 0) {
                long load = loads[partition];
                loads[partition] = load + weight;
                partitionOf[at] = partition;
                if (place(at + 1)) {
                    return true;
                }
                loads[partition] = load;
                partition = lightestAbove(load);
            }
            return false;
        }

        private int lightestAbove(long load) {
            int lightest = -1;
            for (int partition = 0; partition < partitions; partition++) {
                if (loads[partition] > load && (lightest < 0 || loads[partition] < loads[lightest])) {
                    lightest = partition;
                }
            }
            return lightest;
        }
    }
}
