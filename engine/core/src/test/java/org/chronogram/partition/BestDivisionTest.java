package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares plans for small graphs with the best of all divisions. */
final class BestDivisionTest {
    private static final int GRAPHS = 400;

    /** The best division into some partitions, by trying all. */
    private static final class BestDivision {
        private final LinkGraph links;
        private final long[] weights;
        private final int partitions;
        private final int[] owners;
        private PlanFigures best;

        BestDivision(LinkGraph links, long[] weights, int partitions) {
            this.links = links;
            this.weights = weights;
            this.partitions = partitions;
            owners = new int[weights.length];
        }

        PlanFigures find() {
            place(0, 0);
            return best;
        }

        private void place(int lp, int used) {
            if (lp == owners.length) {
                if (used == partitions) {
                    consider(PlanFigures.of(Owners.of(owners, partitions), links, index -> weights[index]));
                }
                return;
            }
            for (int owner = 0; owner < Math.min(partitions, used + 1); owner++) {
                owners[lp] = owner;
                place(lp + 1, Math.max(used, owner + 1));
            }
        }

        private void consider(PlanFigures figures) {
            if (figures.smallestCutDelayTicks() > 0 && (best == null || isBetter(figures))) {
                best = figures;
            }
        }

        private boolean isBetter(PlanFigures figures) {
            long limit = limit(figures, partitions);
            long load = Math.max(limit, figures.heaviestWeight());
            long bestLoad = Math.max(limit, best.heaviestWeight());
            if (load != bestLoad) {
                return load < bestLoad;
            }
            return figures.smallestCutDelayTicks() != best.smallestCutDelayTicks()
                    ? figures.smallestCutDelayTicks() > best.smallestCutDelayTicks()
                    : figures.cutLinks() < best.cutLinks();
        }
    }

    @Test
    void shouldFindTheLargestDelayAndAlmostTheFewestCutLinks() {
        int cut = 0;
        int fewest = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            Random random = new Random(seed);
            int lps = 4 + random.nextInt(seed % 40 == 0 ? 9 : 6);
            int partitions = 2 + random.nextInt(2);
            LinkGraph links = Graphs.random(random, lps, 1 + random.nextInt(3 * lps), 1 + random.nextInt(20));
            boolean uniform = random.nextBoolean();
            long[] weights = IntStream.range(0, lps)
                    .mapToLong(lp -> uniform ? 1 : 1 + random.nextInt(10))
                    .toArray();
            PlanFigures best = new BestDivision(links, weights, partitions).find();
            if (best == null) {
                continue;
            }
            PartitionPlan plan =
                    new LinkPartitioner(links).weights(lp -> weights[lp]).partition(partitions);
            String where = "seed=" + seed;
            assertEquals(best.smallestCutDelayTicks(), plan.smallestCutDelayTicks(), where);
            assertEquals(
                    Math.max(limit(best, partitions), best.heaviestWeight()),
                    Math.max(limit(best, partitions), plan.heaviestWeight()),
                    where);
            assertTrue(plan.cutLinks() <= 2 * best.cutLinks(), where);
            cut += plan.cutLinks();
            fewest += best.cutLinks();
        }
        assertTrue(cut <= 1.02 * fewest, "cut=" + cut + " fewest=" + fewest);
    }

    private static long limit(PlanFigures figures, int partitions) {
        double mean = (double) figures.totalWeight() / partitions;
        return (long) Math.max(Math.ceil(mean - 1e-9), Math.floor(1.05 * mean + 1e-9));
    }
}
