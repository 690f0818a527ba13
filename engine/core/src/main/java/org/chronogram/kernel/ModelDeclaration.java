package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LinkDeclaration;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;

/**
 * The declarations of a model: its LPs, its lookahead, its statistics. LPs are created only by its {@link #groups}. Not thread
 * safe; every partition builds the model for itself.
 */
public final class ModelDeclaration implements ModelBuilder {
    private final String modelName;
    private final TimeBase timeBase;
    private final long endTicks;
    private final long measuredFromTicks;
    private final Map<String, String> parameters;
    private final LpGroups groups;
    private final List<String> notices = new ArrayList<>();
    private final StatisticSet statistics = new StatisticSet();
    private long lookahead;
    private Optional<LinkDeclaration> links = Optional.empty();
    private Optional<DeclaredWeights> weights = Optional.empty();
    private long longestWindowTicks = Long.MAX_VALUE;
    private long mayStopTicks;
    private boolean closed;

    private ModelDeclaration(
            String modelName,
            TimeBase timeBase,
            long endTicks,
            long measuredFromTicks,
            Map<String, String> parameters) {
        this.modelName = modelName;
        this.timeBase = timeBase;
        this.endTicks = endTicks;
        this.measuredFromTicks = measuredFromTicks;
        this.parameters = parameters;
        groups = new LpGroups(modelName);
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
        return of(model, parameters, endTicks, 0);
    }

    /**
     * Lets a model declare itself.
     *
     * @param model the model.
     * @param parameters values of its parameters.
     * @param endTicks end of the run.
     * @param measuredFromTicks when measuring begins.
     * @return the declaration.
     * @throws InvalidInputException when the model refuses its input.
     * @throws ModelException when the model fails or declares no LPs.
     */
    public static ModelDeclaration of(Model model, ParameterValues parameters, long endTicks, long measuredFromTicks) {
        ModelDeclaration declaration =
                new ModelDeclaration(model.name(), model.timeBase(), endTicks, measuredFromTicks, parameters.asText());
        try {
            model.build(declaration, parameters);
        } catch (InvalidInputException e) {
            throw e;
        } catch (Throwable e) {
            throw ModelBlame.of("model " + model.name() + " failed while it was built: ", e, "");
        } finally {
            ModelBlame.forgetInterrupt();
        }
        if (declaration.logicalProcesses() == 0) {
            throw new ModelException("model " + model.name() + " declared no logical processes: "
                    + "its build method must call ModelBuilder.logicalProcesses");
        }
        declaration.close();
        return declaration;
    }

    /** Ends the declarations: a later one might differ from one partition to the next. Nothing may be recorded yet. */
    private void close() {
        closed = true;
        if (!statistics.recorded().isEmpty()) {
            throw new ModelException("model " + modelName + " recorded into "
                    + String.join(", ", statistics.recorded())
                    + " while it was built: build is called once for every partition and once more, so that would count"
                    + " several times; record in an LP, or add it in report");
        }
    }

    private void requireOpen(String what) {
        if (closed) {
            throw new IllegalStateException("model " + modelName + " declared " + what
                    + " after its build method had returned: declare everything in build, where all partitions do the"
                    + " same");
        }
    }

    @Override
    public void lookahead(long ticks) {
        requireOpen("a lookahead");
        if (ticks < 0) {
            throw new InvalidInputException(
                    "model " + modelName + " declares a lookahead of " + ticks + " ticks: it must be at least 0");
        }
        lookahead = ticks;
    }

    @Override
    public void links(LinkDeclaration declaration) {
        requireOpen("links");
        Objects.requireNonNull(declaration, "the declaration of links is null");
        if (links.isPresent()) {
            throw new IllegalStateException("model " + modelName + " declared its links twice: one declaration names"
                    + " the links of all LPs");
        }
        links = Optional.of(declaration);
    }

    @Override
    public void weights(IntToLongFunction eventsOfLp, long periodTicks) {
        requireOpen("weights");
        if (weights.isPresent()) {
            throw new IllegalStateException(
                    "model " + modelName + " declared its weights twice: one declaration gives" + " those of all LPs");
        }
        weights = Optional.of(new DeclaredWeights(eventsOfLp, periodTicks));
    }

    @Override
    public void mayStop(long everyTicks) {
        requireOpen("that LPs may ask for the end of the run");
        if (everyTicks < 1) {
            throw new InvalidInputException("model " + modelName + " declares that the run may end every " + everyTicks
                    + " ticks: expected at least 1");
        }
        if (mayStopTicks > 0) {
            throw new IllegalStateException(
                    "model " + modelName + " declared twice that LPs may ask for the end of the run");
        }
        mayStopTicks = everyTicks;
    }

    /**
     * Returns at which times the run may end because an LP asks for that.
     *
     * @return time from one to the next; 0 when no LP may ask.
     */
    public long mayStopTicks() {
        return mayStopTicks;
    }

    @Override
    public int logicalProcesses(int count, LogicalProcessFactory factory) {
        return addGroup(count, factory, false);
    }

    @Override
    public int logicalProcessesOnDemand(int capacity, LogicalProcessFactory factory) {
        return addGroup(capacity, factory, true);
    }

    private int addGroup(int count, LogicalProcessFactory factory, boolean onDemand) {
        requireOpen("logical processes");
        Objects.requireNonNull(factory, "the factory of logical processes is null");
        return groups.add(count, factory, onDemand);
    }

    @Override
    public long measuredFromTicks() {
        return measuredFromTicks;
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
    public void notice(String line) {
        notices.add(line.replaceAll("\\p{Cntrl}+", " "));
    }

    /**
     * Returns the messages of the model to the user before the run.
     *
     * @return the lines in the order in which they were given.
     */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public <T extends Statistic> T declare(T statistic) {
        requireOpen("the statistic '" + statistic.name() + "'");
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
     * Returns the links.
     *
     * @return the links; empty when the model declares none, so that every LP may send to every other one.
     */
    public Optional<DeclaredLinks> links() {
        return links.map(declared -> new DeclaredLinks(modelName, declared, logicalProcesses(), lookahead));
    }

    /**
     * Limits the length of windows, which does not change what happens in the run.
     *
     * @param ticks the longest window, at least 1.
     */
    public void limitWindows(long ticks) {
        longestWindowTicks = ticks;
    }

    /** Returns the length that no window exceeds; Long.MAX_VALUE where there is no limit. */
    long longestWindowTicks() {
        return longestWindowTicks;
    }

    /**
     * Returns how many events each LP is expected to handle.
     *
     * @return the weights; equal ones when the model declares none.
     */
    public DeclaredWeights weights() {
        return weights.orElse(DeclaredWeights.EQUAL);
    }

    /**
     * Returns how many LPs the whole model has.
     *
     * @return the number of LPs.
     */
    public int logicalProcesses() {
        return groups.logicalProcesses();
    }

    /**
     * Returns the statistics that this build of the model records into.
     *
     * @return the statistics.
     */
    public StatisticSet statistics() {
        return statistics;
    }

    /**
     * Returns the parameters from which the model was built.
     *
     * @return texts by name.
     */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Returns the groups of LPs. */
    LpGroups groups() {
        return groups;
    }
}
