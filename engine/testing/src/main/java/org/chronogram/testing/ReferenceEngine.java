package org.chronogram.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RandomStream;
import org.chronogram.model.StatisticSet;

/**
 * The plainest engine that keeps the rules of order: one priority queue of events by (time, source, sequence). It shares
 * no code with the real engine, so that it can tell when that one is wrong. Partitions here are separate builds of the
 * model whose statistics are merged at the end; their events share the one queue. Not thread safe.
 */
public final class ReferenceEngine {
    /** Copies the state of LPs into others. */
    @FunctionalInterface
    public interface StateCopy {
        /**
         * Copies the state.
         *
         * @param processes the LPs in the order of their ids.
         * @param copies as many LPs as the model makes them.
         * @param statistics the statistics that all of them record into.
         */
        void copy(List<LogicalProcess> processes, List<LogicalProcess> copies, StatisticSet statistics);
    }

    private final Model reporter;
    private final ParameterValues parameters;
    private final long endTicks;
    private final List<ReferenceBuilder> builds = new ArrayList<>();
    private final List<ReferenceContext> contexts = new ArrayList<>();
    private final PriorityQueue<ReferenceEvent> pending = new PriorityQueue<>(ReferenceEvent.ORDER);
    private List<LogicalProcess> processes;
    private Consumer<ReferenceEvent> observer = event -> {};
    private StateCopy stateCopy = (from, to, statistics) -> {};
    private long copyTicks = Long.MAX_VALUE;
    private long stopTicks = Long.MAX_VALUE;
    private long askedTicks = Long.MAX_VALUE;
    private long events;

    /**
     * Builds the model.
     *
     * @param models gives the model anew for each build.
     * @param parameters values of its parameters.
     * @param endTicks end of the run.
     * @param partitions how many builds of the model share the LPs.
     * @param streams gives each LP its stream of random numbers.
     */
    public ReferenceEngine(
            Supplier<? extends Model> models,
            ParameterValues parameters,
            long endTicks,
            int partitions,
            IntFunction<RandomStream> streams) {
        this.parameters = parameters;
        this.endTicks = endTicks;
        reporter = models.get();
        for (int partition = 0; partition < partitions; partition++) {
            builds.add(ReferenceBuilder.of(models.get(), parameters, endTicks));
        }
        processes = createProcesses();
        for (int lp = 0; lp < processes.size(); lp++) {
            long lookahead = builds.get(0).lookahead();
            contexts.add(new ReferenceContext(lp, processes.size(), lookahead, streams.apply(lp), pending));
        }
    }

    /**
     * Runs a model with its streams a function of the seed.
     *
     * @param models gives the model anew for each build.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @param seed seed of the run.
     * @return the results.
     */
    public static RecordedReport run(
            Supplier<? extends Model> models, Map<String, String> given, String end, long seed) {
        return of(models, given, end, 1, lp -> new ReferenceStream(seed, 0, lp)).run();
    }

    /**
     * Builds a model.
     *
     * @param models gives the model anew for each build.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @param partitions how many builds of the model share the LPs.
     * @param streams gives each LP its stream of random numbers.
     * @return the engine, which has run nothing yet.
     */
    public static ReferenceEngine of(
            Supplier<? extends Model> models,
            Map<String, String> given,
            String end,
            int partitions,
            IntFunction<RandomStream> streams) {
        Model model = models.get();
        ParameterValues parameters = ParameterValues.parse(model, given);
        long endTicks = model.timeBase().parse(end);
        return new ReferenceEngine(models, parameters, endTicks, partitions, streams);
    }

    private List<LogicalProcess> createProcesses() {
        List<LogicalProcess> created = new ArrayList<>();
        for (int lp = 0; lp < builds.get(0).count(); lp++) {
            created.add(isOnDemand(lp) ? null : create(lp));
        }
        return created;
    }

    private boolean isOnDemand(int lp) {
        return builds.get(0).isOnDemand(lp);
    }

    private LogicalProcess create(int lp) {
        return builds.get(lp % builds.size()).create(lp);
    }

    /**
     * Stops the run before its end.
     *
     * @param time time at which it stops, as a user writes it.
     * @return this.
     */
    public ReferenceEngine stopAt(String time) {
        stopTicks = reporter.timeBase().parse(time);
        return this;
    }

    /**
     * Replaces all LPs by copies in the middle of the run.
     *
     * @param time time at which that happens, as a user writes it.
     * @param copy copies their state.
     * @return this.
     */
    public ReferenceEngine copyAt(String time, StateCopy copy) {
        copyTicks = reporter.timeBase().parse(time);
        stateCopy = copy;
        return this;
    }

    /**
     * Shows all events to an observer, each before its LP handles it.
     *
     * @param newObserver the observer.
     * @return this.
     */
    public ReferenceEngine observedBy(Consumer<ReferenceEvent> newObserver) {
        observer = newObserver;
        return this;
    }

    /**
     * Runs the model.
     *
     * @return the results.
     */
    public RecordedReport run() {
        for (int lp = 0; lp < processes.size(); lp++) {
            if (processes.get(lp) != null) {
                processes.get(lp).initialize(contexts.get(lp));
                noteStop(lp);
            }
        }
        while (!pending.isEmpty() && pending.peek().time() < until()) {
            if (pending.peek().time() >= copyTicks) {
                replaceProcesses();
            }
            handle(pending.remove());
        }
        long until = until();
        for (int lp = 0; lp < processes.size(); lp++) {
            contexts.get(lp).advanceTo(until);
            if (processes.get(lp) != null) {
                processes.get(lp).finish(contexts.get(lp));
            }
        }
        return report(until);
    }

    private long until() {
        return Math.min(endTicks, Math.min(stopTicks, askedTicks));
    }

    /** The first LP that asks for the end of the run gets it at the next multiple of the declared interval. */
    private void noteStop(int lp) {
        ReferenceContext context = contexts.get(lp);
        long everyTicks = builds.get(0).mayStopTicks();
        if (askedTicks == Long.MAX_VALUE && context.isStopAsked() && everyTicks > 0) {
            askedTicks = (context.now() / everyTicks + 1) * everyTicks;
        }
    }

    private void replaceProcesses() {
        List<LogicalProcess> copies = createProcesses();
        stateCopy.copy(processes, copies, builds.get(0).statistics());
        processes = copies;
        copyTicks = Long.MAX_VALUE;
    }

    private void handle(ReferenceEvent event) {
        observer.accept(event);
        ReferenceContext context = contexts.get(event.target());
        context.advanceTo(event.time());
        present(event.target()).onEvent(event, context);
        if (context.takeRetired()) {
            processes.set(event.target(), null);
        }
        noteStop(event.target());
        events++;
    }

    private LogicalProcess present(int lp) {
        if (processes.get(lp) == null) {
            processes.set(lp, create(lp));
            processes.get(lp).initialize(contexts.get(lp));
        }
        return processes.get(lp);
    }

    private RecordedReport report(long until) {
        RecordedReport report =
                new RecordedReport(parameters, reporter.timeBase(), until, processes.size(), events, pending.size());
        report.merge(builds.stream().map(ReferenceBuilder::statistics).toList());
        reporter.report(report);
        return report;
    }
}
