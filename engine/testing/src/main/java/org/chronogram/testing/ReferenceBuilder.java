package org.chronogram.testing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/** Takes the declarations of one build of a model. Not thread safe. */
public final class ReferenceBuilder implements ModelBuilder {
    private final TimeBase timeBase;
    private final long endTicks;
    private final StatisticSet statistics = new StatisticSet();
    private final List<IntFunction<LogicalProcess>> factories = new ArrayList<>();
    private final BitSet onDemand = new BitSet();
    private long lookahead;
    private long mayStopTicks;

    private ReferenceBuilder(TimeBase timeBase, long endTicks) {
        this.timeBase = timeBase;
        this.endTicks = endTicks;
    }

    static ReferenceBuilder of(Model model, ParameterValues parameters, long endTicks) {
        ReferenceBuilder builder = new ReferenceBuilder(model.timeBase(), endTicks);
        model.build(builder, parameters);
        return builder;
    }

    /**
     * Builds a model without running it, as the master does to check the input.
     *
     * @param model the model.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @return the declarations.
     */
    public static ReferenceBuilder of(Model model, Map<String, String> given, String end) {
        return of(model, ParameterValues.parse(model, given), model.timeBase().parse(end));
    }

    /**
     * Returns how many LPs there are.
     *
     * @return the number of LPs.
     */
    public int count() {
        return factories.size();
    }

    /**
     * Returns the lookahead.
     *
     * @return the lookahead in ticks.
     */
    public long lookahead() {
        return lookahead;
    }

    /**
     * Returns the statistics that LPs of this build record into.
     *
     * @return the statistics.
     */
    public StatisticSet statistics() {
        return statistics;
    }

    /**
     * Tells whether an LP is created by its first event.
     *
     * @param lp id of the LP.
     * @return true for an LP on demand.
     */
    public boolean isOnDemand(int lp) {
        return onDemand.get(lp);
    }

    /**
     * Creates an LP.
     *
     * @param lp id of the LP.
     * @return a new object.
     */
    public LogicalProcess create(int lp) {
        return factories.get(lp).apply(lp);
    }

    @Override
    public void lookahead(long ticks) {
        lookahead = ticks;
    }

    @Override
    public void mayStop(long everyTicks) {
        mayStopTicks = everyTicks;
    }

    long mayStopTicks() {
        return mayStopTicks;
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
    public int logicalProcessesOnDemand(int capacity, LogicalProcessFactory factory) {
        int first = logicalProcesses(capacity, factory);
        onDemand.set(first, first + capacity);
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
