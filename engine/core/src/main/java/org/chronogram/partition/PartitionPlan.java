package org.chronogram.partition;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/** Which partition owns which LP, and how good that is by the links between them. Immutable. */
public final class PartitionPlan {
    private final Owners owners;
    private final PlanFigures figures;
    private final PlanReason reason;

    PartitionPlan(Owners owners, PlanFigures figures, PlanReason reason) {
        this.owners = owners;
        this.figures = figures;
        this.reason = reason;
    }

    /** Returns the plan of blocks of ids whose sizes differ by at most one, the larger first; nothing is known of links. */
    public static PartitionPlan blocks(int logicalProcesses, int partitions) {
        checkBlocks(logicalProcesses, partitions);
        long heaviest = 1L + (logicalProcesses - 1) / partitions;
        PlanFigures figures =
                new PlanFigures(Long.MAX_VALUE, Long.MAX_VALUE, List.of(), 0, 0, heaviest, logicalProcesses);
        return new PartitionPlan(Owners.blocks(logicalProcesses, partitions), figures, PlanReason.BLOCKS);
    }

    /**
     * Returns the plan of blocks of ids whose sizes differ by at most one, the larger first.
     *
     * @param weightOfLp weight of each LP; it does not affect the plan, only its figures.
     */
    public static PartitionPlan blocks(LinkGraph links, int partitions, IntToLongFunction weightOfLp) {
        checkBlocks(links.logicalProcesses(), partitions);
        Owners owners = Owners.blocks(links.logicalProcesses(), partitions);
        return new PartitionPlan(owners, PlanFigures.of(owners, links, weightOfLp), PlanReason.BLOCKS);
    }

    /**
     * Returns the plan of blocks of ids that weigh the same, as far as that is possible: an LP in which two blocks should meet
     * goes to the one that should have more of it.
     *
     * @param weightOfLp weight of each LP, at least 0; an LP of weight 0 counts as one of weight 1.
     */
    public static PartitionPlan weightedBlocks(LinkGraph links, int partitions, IntToLongFunction weightOfLp) {
        int logicalProcesses = links.logicalProcesses();
        checkBlocks(logicalProcesses, partitions);
        long[] weights = LpWeights.of(weightOfLp, logicalProcesses);
        double share = (double) Arrays.stream(weights).sum() / partitions;
        int[] owners = new int[logicalProcesses];
        int partition = 0;
        long before = 0;
        for (int lp = 0; lp < logicalProcesses; lp++) {
            boolean isMostlyOfNext = lp > 0 && before + weights[lp] / 2.0 > share * (partition + 1);
            boolean areAllLeftNeeded = logicalProcesses - lp == partitions - 1 - partition;
            if (partition < partitions - 1 && (isMostlyOfNext || areAllLeftNeeded)) {
                partition++;
            }
            owners[lp] = partition;
            before += weights[lp];
        }
        Owners blocks = Owners.of(owners, partitions);
        return new PartitionPlan(blocks, PlanFigures.of(blocks, links, lp -> weights[lp]), PlanReason.WEIGHTED_BLOCKS);
    }

    private static void checkBlocks(int logicalProcesses, int partitions) {
        if (partitions < 1 || partitions > logicalProcesses) {
            throw new IllegalArgumentException(
                    "cannot divide " + logicalProcesses + " LPs among " + partitions + " partitions");
        }
    }

    /**
     * Returns the plan in which LPs have given owners.
     *
     * @param ownerOfLp partition of each LP, from 0 to {@code partitions - 1}.
     * @param weightOfLp weight of each LP.
     * @throws InvalidInputException when there is another number of LPs, or a partition without LPs.
     */
    public static PartitionPlan given(int[] ownerOfLp, int partitions, LinkGraph links, IntToLongFunction weightOfLp) {
        if (ownerOfLp.length != links.logicalProcesses()) {
            throw new InvalidInputException("the plan has " + ownerOfLp.length + " LPs, expected the "
                    + links.logicalProcesses() + " of the model");
        }
        Owners owners = Owners.of(ownerOfLp, partitions);
        return new PartitionPlan(owners, PlanFigures.of(owners, links, weightOfLp), PlanReason.GIVEN);
    }

    /**
     * Gives the partitions other numbers, so that there is little traffic between workers.
     *
     * @param links the links of the LPs of this plan.
     * @param workers number of workers, of which each has as many partitions.
     * @return a plan with the same partitions; this one where that is as good.
     */
    public PartitionPlan groupedBy(LinkGraph links, int workers) {
        Owners grouped = new WorkerGrouping(links, owners, workers).grouped();
        return grouped == owners ? this : new PartitionPlan(grouped, figures, reason);
    }

    Owners owners() {
        return owners;
    }

    /** Returns how many LPs there are. */
    public int logicalProcesses() {
        return owners.logicalProcesses();
    }

    /** Returns how many partitions there are. */
    public int partitions() {
        return owners.partitions();
    }

    /** Returns the partition that owns an LP. */
    public int partitionOf(int lp) {
        return owners.partitionOf(lp);
    }

    /** Tells whether partitions are blocks of ids, as {@link #blocks} makes them; such a plan needs no memory per LP. */
    public boolean isBlocks() {
        return owners.isBlocks();
    }

    /** Returns the smallest delay of the links between partitions, {@link Long#MAX_VALUE} where there are none. */
    public long smallestCutDelayTicks() {
        return figures.smallestCutDelayTicks();
    }

    /** Returns the smallest delay of all links, {@link Long#MAX_VALUE} where there are none. */
    public long smallestDelayTicks() {
        return figures.smallestDelayTicks();
    }

    /** Returns source and target of the first link with the smallest delay between partitions; nothing where there is none. */
    public List<Integer> shortestCut() {
        return figures.shortestCut();
    }

    /** Returns how many links lead from one partition to another. */
    public int cutLinks() {
        return figures.cutLinks();
    }

    /** Returns how many links there are. */
    public int links() {
        return figures.links();
    }

    /** Returns the weight of the heaviest partition. */
    public long heaviestWeight() {
        return figures.heaviestWeight();
    }

    /** Returns the weight of the heaviest partition, divided by the mean. */
    public double imbalance() {
        return figures.imbalance(partitions());
    }

    /**
     * Returns one line for users: what is cut and why.
     *
     * @param timeBase unit in which delays are shown.
     */
    public String explanation(TimeBase timeBase) {
        return reason.text(figures, partitions(), timeBase);
    }

    /**
     * Returns the smallest delay of the direct links from partition q to partition p at [q][p], and {@link Long#MAX_VALUE}
     * where there is no link and on the diagonal.
     *
     * @param links the links of the LPs of this plan.
     */
    public long[][] smallestDelays(LinkGraph links) {
        long[][] delays = new long[partitions()][partitions()];
        for (long[] row : delays) {
            Arrays.fill(row, Long.MAX_VALUE);
        }
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            int source = partitionOf(lp);
            for (int link = links.firstLink(lp); link < links.firstLink(lp + 1); link++) {
                int target = partitionOf(links.target(link));
                if (source != target) {
                    delays[source][target] = Math.min(delays[source][target], links.delayTicks(link));
                }
            }
        }
        return delays;
    }
}
