package org.chronogram.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/** What one build of a model declares. */
public final class ReferenceBuilder implements ModelBuilder {
    private final TimeBase timeBase;
    private final long endTicks;
    private final StatisticSet statistics = new StatisticSet();
    private final List<IntFunction<LogicalProcess>> factories = new ArrayList<>();
    private long lookahead;

    ReferenceBuilder(TimeBase timeBase, long endTicks) {
        this.timeBase = timeBase;
        this.endTicks = endTicks;
    }

    public int count() {
        return factories.size();
    }

    public long lookahead() {
        return lookahead;
    }

    public StatisticSet statistics() {
        return statistics;
    }

    LogicalProcess create(int lp) {
        return factories.get(lp).apply(lp);
    }

    @Override
    public void lookahead(long ticks) {
        lookahead = ticks;
    }

    @Override
    public int logicalProcesses(int count, LogicalProcessFactory factory) {
        if (count <= 0) {
            throw new InvalidInputException("a model needs at least one LP");
        }
        int first = factories.size();
        for (int i = 0; i < count; i++) {
            factories.add(factory::create);
        }
        return first;
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
