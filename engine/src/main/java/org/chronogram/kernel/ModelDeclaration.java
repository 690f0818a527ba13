package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/**
 * What a model declared: how many LPs, the lookahead, statistics. No LP exists before {@link #create} is asked for it.
 * Not thread safe; every partition builds its own.
 */
public final class ModelDeclaration implements ModelBuilder {
    private record Group(int first, int count, LogicalProcessFactory factory) {}

    private final String modelName;
    private final TimeBase timeBase;
    private final long endTicks;
    private final List<Group> groups = new ArrayList<>();
    private final StatisticSet statistics = new StatisticSet();
    private long lookahead;
    private int logicalProcesses;

    private ModelDeclaration(String modelName, TimeBase timeBase, long endTicks) {
        this.modelName = modelName;
        this.timeBase = timeBase;
        this.endTicks = endTicks;
    }

    /**
     * Lets a model declare itself.
     *
     * @param model the model.
     * @param parameters values of its parameters.
     * @param endTicks end of the run.
     * @return the declaration.
     * @throws InvalidInputException when the model refuses its input.
     * @throws ModelException when the model fails or declares no LPs.
     */
    public static ModelDeclaration of(Model model, ParameterValues parameters, long endTicks) {
        ModelDeclaration declaration = new ModelDeclaration(model.name(), model.timeBase(), endTicks);
        try {
            model.build(declaration, parameters);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new ModelException("model " + model.name() + " failed while it was built: " + e, e);
        }
        if (declaration.logicalProcesses == 0) {
            throw new ModelException("model " + model.name() + " declared no logical processes: "
                    + "its build method must call ModelBuilder.logicalProcesses");
        }
        return declaration;
    }

    @Override
    public void lookahead(long ticks) {
        if (ticks < 0) {
            throw new InvalidInputException(
                    "model " + modelName + " declares a lookahead of " + ticks + " ticks: it must be at least 0");
        }
        lookahead = ticks;
    }

    @Override
    public int logicalProcesses(int count, LogicalProcessFactory factory) {
        if (count < 1 || count > Integer.MAX_VALUE - logicalProcesses) {
            throw new InvalidInputException("model " + modelName + " declares " + count
                    + " logical processes: expected at least 1, and at most " + Integer.MAX_VALUE + " in all");
        }
        int first = logicalProcesses;
        groups.add(new Group(first, count, factory));
        logicalProcesses += count;
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

    /**
     * Returns the lookahead.
     *
     * @return the lookahead in ticks.
     */
    public long lookaheadTicks() {
        return lookahead;
    }

    /**
     * Returns how many LPs the whole model has.
     *
     * @return the number of LPs.
     */
    public int logicalProcesses() {
        return logicalProcesses;
    }

    /**
     * Returns the statistics that this build of the model records into.
     *
     * @return the statistics.
     */
    public StatisticSet statistics() {
        return statistics;
    }

    /** Creates the LPs of one partition, in ascending order of their ids. */
    LogicalProcess[] create(int first, int count) {
        LogicalProcess[] processes = new LogicalProcess[count];
        int index = 0;
        while (groups.get(index).first() + groups.get(index).count() <= first) {
            index++;
        }
        for (int lp = first; lp < first + count; lp++) {
            if (lp >= groups.get(index).first() + groups.get(index).count()) {
                index++;
            }
            processes[lp - first] = create(groups.get(index).factory(), lp);
        }
        return processes;
    }

    private LogicalProcess create(LogicalProcessFactory factory, int lp) {
        LogicalProcess process;
        try {
            process = factory.create(lp);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new ModelException("model " + modelName + " failed to create LP " + lp + ": " + e, e);
        }
        if (process == null) {
            throw new ModelException("model " + modelName + " created no object for LP " + lp + ": got null");
        }
        return process;
    }
}
