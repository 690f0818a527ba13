package org.chronogram.benchmarks.reference;

import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.StatisticSet;

/** A model on the sequential engine. */
final class ChronogramSimulation implements ReferenceSimulation {
    private final ModelRun modelRun;
    private StatisticSet statistics;

    ChronogramSimulation(ModelRun modelRun) {
        this.modelRun = modelRun;
    }

    @Override
    public String name() {
        return modelRun.nameOn("chronogram");
    }

    @Override
    public Outcome run() {
        long endTicks = modelRun.endTicks();
        ModelDeclaration declaration = ModelDeclaration.of(modelRun.model().get(), modelRun.values(), endTicks);
        SequentialEngine engine =
                new SequentialEngine(declaration, modelRun.seed(), 0, endTicks, new ProgressCounters());
        long start = System.nanoTime();
        engine.run(() -> false);
        long wallNs = System.nanoTime() - start;
        statistics = engine.kernel().statistics();
        return new Outcome(engine.kernel().events(), wallNs * 1e-9);
    }

    /** Returns what the model recorded in the last run. */
    StatisticSet statistics() {
        return statistics;
    }
}
