package org.chronogram.benchmarks.reference;

import org.chronogram.model.StatisticSet;

/** Runs the LPs of a model; subclasses keep the pending events. */
abstract class ModelEngine implements ReferenceSimulation {
    private final ModelRun modelRun;
    private final String name;
    private StatisticSet statistics;
    private ReferenceProcess[] processes;
    private long events;

    ModelEngine(ModelRun modelRun, String engine) {
        this.modelRun = modelRun;
        name = modelRun.nameOn(engine);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Outcome run() {
        long endTicks = modelRun.endTicks();
        setUp(endTicks);
        long start = System.nanoTime();
        execute(endTicks);
        return new Outcome(events, (System.nanoTime() - start) * 1e-9);
    }

    private void setUp(long endTicks) {
        ReferenceBuilder builder = new ReferenceBuilder(modelRun.model().get().timeBase(), endTicks);
        modelRun.model().get().build(builder, modelRun.values());
        statistics = builder.statistics();
        processes = new ReferenceProcess[builder.logicalProcesses()];
        for (int lp = 0; lp < processes.length; lp++) {
            processes[lp] = new ReferenceProcess(
                    this, builder, lp, builder.lookahead(), new ReferenceRandom(modelRun.seed(), lp));
        }
        events = 0;
        clear();
    }

    @Override
    public final EndlessSimulation begin() {
        setUp(modelRun.endTicks());
        initialize();
        return this::handleNext;
    }

    private void initialize() {
        for (ReferenceProcess process : processes) {
            process.initialize();
        }
    }

    private void execute(long endTicks) {
        initialize();
        handleUntil(endTicks);
        for (ReferenceProcess process : processes) {
            process.finish(endTicks);
        }
    }

    /** Removes the events of the previous run. */
    abstract void clear();

    /** Handles all events before the end. */
    abstract void handleUntil(long endTicks);

    /** Handles this many events and returns their number. */
    abstract long handleNext(long count);

    /** Takes a new event. */
    abstract void add(EventObject event, long delayTicks);

    final void handle(EventObject event) {
        if (processes[event.target()].handle(event)) {
            events++;
        }
    }

    /** Returns what the model recorded in the last run. */
    final StatisticSet statistics() {
        return statistics;
    }
}
