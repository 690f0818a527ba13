package org.chronogram.benchmarks.reference;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/** Collects what a model declares. */
final class ReferenceBuilder implements ModelBuilder {
    private record Group(int first, int count, LogicalProcessFactory factory, boolean onDemand) {
        boolean contains(int lp) {
            return lp >= first && lp < first + count;
        }
    }

    private final TimeBase timeBase;
    private final long endTicks;
    private final List<Group> groups = new ArrayList<>();
    private final StatisticSet statistics = new StatisticSet();
    private long lookahead;
    private int logicalProcesses;

    ReferenceBuilder(TimeBase timeBase, long endTicks) {
        this.timeBase = timeBase;
        this.endTicks = endTicks;
    }

    LogicalProcess create(int lp) {
        return groupOf(lp).factory().create(lp);
    }

    boolean isOnDemand(int lp) {
        return groupOf(lp).onDemand();
    }

    private Group groupOf(int lp) {
        for (Group group : groups) {
            if (group.contains(lp)) {
                return group;
            }
        }
        throw new IllegalArgumentException("no LP " + lp);
    }

    int logicalProcesses() {
        return logicalProcesses;
    }

    long lookahead() {
        return lookahead;
    }

    StatisticSet statistics() {
        return statistics;
    }

    @Override
    public void lookahead(long ticks) {
        lookahead = ticks;
    }

    @Override
    public int logicalProcesses(int count, LogicalProcessFactory factory) {
        return add(count, factory, false);
    }

    @Override
    public int logicalProcessesOnDemand(int capacity, LogicalProcessFactory factory) {
        return add(capacity, factory, true);
    }

    private int add(int count, LogicalProcessFactory factory, boolean onDemand) {
        int first = logicalProcesses;
        groups.add(new Group(first, count, factory, onDemand));
        logicalProcesses += count;
        return first;
    }

    @Override
    public long measuredFromTicks() {
        return 0;
    }

    @Override
    public long endTicks() {
        return endTicks;
    }

    @Override
    public TimeBase timeBase() {
        return timeBase;
    }

    @Override
    public <T extends Statistic> T declare(T statistic) {
        return statistics.add(statistic);
    }
}
