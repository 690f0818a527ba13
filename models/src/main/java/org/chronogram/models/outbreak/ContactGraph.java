package org.chronogram.models.outbreak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.chronogram.models.toolkit.SplitMix;

/**
 * A random graph of locations, a function of its parameters and its seed alone, so that each process makes the same one. Not
 * thread safe while it is made, then immutable.
 */
final class ContactGraph {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final int[][] neighbours;
    private final long links;

    private ContactGraph(int locations, List<int[]> pairs) {
        int[] degrees = new int[locations];
        for (int[] pair : pairs) {
            degrees[pair[0]]++;
            degrees[pair[1]]++;
        }
        neighbours = new int[locations][];
        for (int location = 0; location < locations; location++) {
            neighbours[location] = new int[degrees[location]];
        }
        for (int[] pair : pairs) {
            neighbours[pair[0]][--degrees[pair[0]]] = pair[1];
            neighbours[pair[1]][--degrees[pair[1]]] = pair[0];
        }
        links = pairs.size();
    }

    /**
     * Makes a graph.
     *
     * @param kind how; not by geography.
     * @param locations number of locations, more than the degree.
     * @param degree mean number of neighbours, an even number.
     * @param rewiring share of the links of a small world that lead anywhere.
     * @param seed seed of the graph.
     */
    static ContactGraph of(ContactKind kind, int locations, int degree, double rewiring, long seed) {
        UniformRandomProvider random = random(seed);
        return new ContactGraph(
                locations,
                switch (kind) {
                    case ERDOS_RENYI -> erdosRenyi(locations, degree / (locations - 1.0), random);
                    case BARABASI_ALBERT -> barabasiAlbert(locations, degree / 2, random);
                    case WATTS_STROGATZ -> wattsStrogatz(locations, degree / 2, rewiring, random);
                    case GEOGRAPHY -> throw new IllegalArgumentException("a geography is no random graph");
                });
    }

    private static UniformRandomProvider random(long seed) {
        return new UniformRandomProvider() {
            private long state = SplitMix.mixed(seed);

            @Override
            public long nextLong() {
                state += GOLDEN_GAMMA;
                return SplitMix.mixed(state);
            }
        };
    }

    /** Skips pairs without a link by a geometric number (V. Batagelj and U. Brandes, Physical Review E 71, 2005). */
    private static List<int[]> erdosRenyi(int locations, double probability, UniformRandomProvider random) {
        List<int[]> pairs = new ArrayList<>();
        double logOfNone = Math.log1p(-Math.min(probability, 1 - 1e-15));
        long second = -1;
        int first = 1;
        while (first < locations) {
            second += 1 + (long) (Math.log(1 - random.nextDouble()) / logOfNone);
            while (second >= first && first < locations) {
                second -= first;
                first++;
            }
            if (first < locations) {
                pairs.add(new int[] {first, (int) second});
            }
        }
        return pairs;
    }

    /** Begins with some locations that are all linked; each further one takes as many ends of links that are there. */
    private static List<int[]> barabasiAlbert(int locations, int linksOfNew, UniformRandomProvider random) {
        List<int[]> pairs = new ArrayList<>();
        for (int first = 1; first <= linksOfNew; first++) {
            for (int second = 0; second < first; second++) {
                pairs.add(new int[] {first, second});
            }
        }
        for (int location = linksOfNew + 1; location < locations; location++) {
            int before = pairs.size();
            Set<Integer> taken = new HashSet<>();
            while (taken.size() < linksOfNew) {
                int target = pairs.get(random.nextInt(before))[random.nextInt(2)];
                if (taken.add(target)) {
                    pairs.add(new int[] {location, target});
                }
            }
        }
        return pairs;
    }

    private static List<int[]> wattsStrogatz(
            int locations, int halfDegree, double rewiring, UniformRandomProvider random) {
        Set<Long> present = new HashSet<>();
        List<int[]> pairs = new ArrayList<>();
        for (int step = 1; step <= halfDegree; step++) {
            for (int location = 0; location < locations; location++) {
                int[] pair = {location, (location + step) % locations};
                pairs.add(pair);
                present.add(key(pair[0], pair[1]));
            }
        }
        for (int[] pair : pairs) {
            int target = random.nextInt(locations);
            boolean rewires = random.nextDouble() < rewiring;
            if (rewires && target != pair[0] && present.add(key(pair[0], target))) {
                present.remove(key(pair[0], pair[1]));
                pair[1] = target;
            }
        }
        return pairs;
    }

    private static long key(int one, int other) {
        return (long) Math.max(one, other) << Integer.SIZE | Math.min(one, other);
    }

    int degree(int location) {
        return neighbours[location].length;
    }

    int neighbour(int location, int index) {
        return neighbours[location][index];
    }

    long links() {
        return links;
    }
}
