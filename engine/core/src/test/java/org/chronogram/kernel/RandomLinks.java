package org.chronogram.kernel;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.chronogram.model.Links;

/**
 * A directed graph of LPs at random: sparse or dense, with delays of very different lengths, some of them zero. Immutable.
 */
public final class RandomLinks {
    private static final int MOST_LPS = 40;

    private final int[][] targets;
    private final long[][] delayTicks;

    private RandomLinks(int[][] targets, long[][] delayTicks) {
        this.targets = targets;
        this.delayTicks = delayTicks;
    }

    /** Draws a graph. */
    public static RandomLinks of(Random random) {
        int lps = 2 + random.nextInt(MOST_LPS - 1);
        int mostLinks = 1 + random.nextInt(random.nextInt(4) == 0 ? lps : 4);
        double zero = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.3;
        long shortest = 1L + random.nextInt(50);
        int[][] targets = new int[lps][];
        long[][] delayTicks = new long[lps][];
        for (int lp = 0; lp < lps; lp++) {
            targets[lp] = random.ints(random.nextInt(mostLinks + 1), 0, lps).toArray();
            delayTicks[lp] = random.doubles(targets[lp].length)
                    .mapToLong(x -> random.nextDouble() < zero ? 0 : shortest + (long) Math.exp(x * 7))
                    .toArray();
        }
        return new RandomLinks(targets, delayTicks);
    }

    /** Returns how many LPs there are. */
    public int lps() {
        return targets.length;
    }

    int count(int lp) {
        return targets[lp].length;
    }

    int target(int lp, int link) {
        return targets[lp][link];
    }

    long delayTicks(int lp, int link) {
        return delayTicks[lp][link];
    }

    void declare(int lp, Links links) {
        for (int link = 0; link < count(lp); link++) {
            links.to(targets[lp][link], delayTicks[lp][link]);
        }
    }

    /** Gives the LPs to partitions at random, and those that are tied by links without delay to the same one. */
    public LpOwners owners(Random random, int mostPartitions) {
        int[] groups = IntStream.range(0, lps()).toArray();
        for (int lp = 0; lp < lps(); lp++) {
            for (int link = 0; link < count(lp); link++) {
                if (delayTicks[lp][link] == 0) {
                    join(groups, groups[lp], groups[targets[lp][link]]);
                }
            }
        }
        int[] partitionOfGroup = random.ints(lps(), 0, mostPartitions).toArray();
        int[] partitions =
                Arrays.stream(groups).map(group -> partitionOfGroup[group]).toArray();
        int[] used = Arrays.stream(partitions).distinct().sorted().toArray();
        int[] owners = Arrays.stream(partitions)
                .map(partition -> Arrays.binarySearch(used, partition))
                .toArray();
        return new LpOwners(owners, used.length);
    }

    private static void join(int[] groups, int first, int second) {
        for (int lp = 0; lp < groups.length; lp++) {
            groups[lp] = groups[lp] == second ? first : groups[lp];
        }
    }

    /** Returns the smallest delays of the links from one partition to another; Long.MAX_VALUE where there is none. */
    public long[][] directTicks(LpOwners owners) {
        long[][] direct = new long[owners.partitions()][owners.partitions()];
        for (long[] row : direct) {
            Arrays.fill(row, Long.MAX_VALUE);
        }
        for (int lp = 0; lp < lps(); lp++) {
            for (int link = 0; link < count(lp); link++) {
                int source = owners.ownerOf(lp);
                int target = owners.ownerOf(targets[lp][link]);
                if (source != target) {
                    direct[source][target] = Math.min(direct[source][target], delayTicks[lp][link]);
                }
            }
        }
        return direct;
    }
}
