package org.chronogram.partition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntToLongFunction;
import org.chronogram.model.InvalidInputException;

/**
 * Divides LPs among partitions by the links between them. In this order: links of delay 0 are never cut; no partition is
 * heavier than the allowed imbalance permits, or as little heavier as was found possible; the smallest delay of the links
 * that are cut is as large as possible; the traffic over the links that are cut is small.
 *
 * <p>The first three are decided by {@link TiedLps}: LPs that are linked by less than the smallest delay become one. The
 * graph of these is then divided by {@link Multilevel}. The same input gives the same plan on every JVM. Not thread-safe.
 */
public final class LinkPartitioner {
    /** How much heavier than the mean a partition may be, unless said otherwise. */
    public static final double DEFAULT_IMBALANCE = 0.05;

    /** Most partitions that LPs are divided among. */
    public static final int MOST_PARTITIONS = 1000;

    private final LinkGraph links;
    private IntToLongFunction weightOfLp = lp -> 1;
    private double imbalance = DEFAULT_IMBALANCE;
    private long enoughDelayTicks = Long.MAX_VALUE;

    /** Creates a partitioner for LPs of equal weight and the default imbalance. */
    public LinkPartitioner(LinkGraph links) {
        this.links = links;
    }

    /** Sets the weight of each LP, at least 0. An LP of weight 0 counts as one of weight 1. */
    public LinkPartitioner weights(IntToLongFunction weights) {
        weightOfLp = weights;
        return this;
    }

    /** Sets how much heavier than the mean a partition may be, at least 0: 0.05 allows 5 %, rounded up to whole weights. */
    public LinkPartitioner imbalance(double allowed) {
        if (!(allowed >= 0 && allowed <= MOST_PARTITIONS)) {
            throw new InvalidInputException("imbalance=" + allowed + ", expected 0 to " + MOST_PARTITIONS);
        }
        imbalance = allowed;
        return this;
    }

    /** Sets a delay that is large enough: where the cut can be kept to longer links, only traffic matters. */
    public LinkPartitioner enoughDelayTicks(long delayTicks) {
        enoughDelayTicks = Math.max(1, delayTicks);
        return this;
    }

    /**
     * Divides the LPs.
     *
     * @param partitions how many partitions there are; each gets at least one LP.
     * @throws InvalidInputException when there are fewer LPs, or when the LPs that are linked with delay 0 form fewer groups.
     */
    public PartitionPlan partition(int partitions) {
        checkPartitions(partitions);
        long[] weights = LpWeights.of(weightOfLp, links.logicalProcesses());
        TiedLps tied = new TiedLps(links, weights, partitions);
        LpGroups undelayed = tied.groups();
        checkGroups(undelayed, partitions);
        Packing packing = new Packing(undelayed.weights(), partitions);
        long wanted = limit(packing.total(), partitions);
        boolean balanced = packing.fits(wanted);
        long limit = balanced ? wanted : packing.smallestLimit();
        LpGroups.Heaviest tooHeavy = tied.tie(limit, enoughDelayTicks);
        Owners owners =
                Owners.of(new GroupDivision(links, weights, partitions, limit).divide(tied.groups()), partitions);
        PlanFigures figures = PlanFigures.of(owners, links, lp -> weights[lp]);
        return new PartitionPlan(
                owners,
                figures,
                new PlanReason(
                        "partitions follow the links",
                        limit,
                        balanced ? null : undelayed.heaviest(0),
                        tooHeavy,
                        enoughDelayTicks));
    }

    private void checkPartitions(int partitions) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new InvalidInputException(
                    partitions + " partitions, expected 1 to " + MOST_PARTITIONS + " where LPs are divided by links");
        }
        if (partitions > links.logicalProcesses()) {
            throw new InvalidInputException(partitions + " partitions for " + links.logicalProcesses()
                    + " LPs, expected at most one for each LP; use fewer workers or threads");
        }
    }

    private static void checkGroups(LpGroups undelayed, int partitions) {
        if (undelayed.size() < partitions) {
            LpGroups.Heaviest heaviest = undelayed.heaviest(0);
            throw new InvalidInputException(
                    partitions + " partitions, but LPs that are linked with delay 0 stay together"
                            + " and form only " + undelayed.size() + " groups, the heaviest of " + heaviest.lps()
                            + " LPs; use fewer workers or threads, or declare longer delays");
        }
    }

    /** Returns the largest weight that is allowed; the mean itself always is, rounded up. */
    private long limit(long totalWeight, int partitions) {
        BigDecimal allowed =
                BigDecimal.valueOf(totalWeight).multiply(BigDecimal.ONE.add(BigDecimal.valueOf(imbalance)));
        return Math.max(
                divided(BigDecimal.valueOf(totalWeight), partitions, RoundingMode.CEILING),
                divided(allowed, partitions, RoundingMode.FLOOR));
    }

    private static long divided(BigDecimal weight, int partitions, RoundingMode rounding) {
        return weight.divide(BigDecimal.valueOf(partitions), 0, rounding).longValueExact();
    }
}
