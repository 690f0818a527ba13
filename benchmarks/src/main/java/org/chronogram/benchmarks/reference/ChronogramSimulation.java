package org.chronogram.benchmarks.reference;

import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.LpDirectory;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.Pulse;
import org.chronogram.kernel.RemoteEvents;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.kernel.WindowGrid;
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

    @Override
    public EndlessSimulation begin() {
        ModelDeclaration declaration =
                ModelDeclaration.of(modelRun.model().get(), modelRun.values(), modelRun.endTicks());
        LpDirectory directory = LpDirectory.ofBlocks(declaration.logicalProcesses(), 1, 0);
        Kernel kernel =
                new Kernel(declaration, directory, Long.MAX_VALUE, modelRun.seed(), 0, RemoteEvents.NONE, Pulse.NONE);
        WindowGrid grid = new WindowGrid(declaration.lookaheadTicks());
        kernel.initialize();
        return count -> handleNext(kernel, grid, count);
    }

    private static long handleNext(Kernel kernel, WindowGrid grid, long count) {
        long before = kernel.events();
        while (kernel.events() - before < count) {
            kernel.runUntil(grid.endOf(kernel.nextEventTime()));
        }
        return kernel.events() - before;
    }

    /** Returns what the model recorded in the last run. */
    StatisticSet statistics() {
        return statistics;
    }
}
