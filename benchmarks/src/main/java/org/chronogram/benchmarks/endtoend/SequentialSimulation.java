package org.chronogram.benchmarks.endtoend;

import java.util.function.BooleanSupplier;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.Model;

/** A workload on the sequential engine. */
final class SequentialSimulation implements Simulation {
    private final Workload workload;
    private final BooleanSupplier stopRequested;
    private SequentialEngine engine;

    SequentialSimulation(Workload workload) {
        this(workload, () -> false);
    }

    /**
     * Prepares a simulation.
     *
     * @param workload what is executed.
     * @param stopRequested asked before every step.
     */
    SequentialSimulation(Workload workload, BooleanSupplier stopRequested) {
        this.workload = workload;
        this.stopRequested = stopRequested;
    }

    @Override
    public Result run() {
        Model model = workload.createModel();
        long endTicks = workload.endTicks(model);
        ModelDeclaration declaration = ModelDeclaration.of(model, workload.parameterValues(model), endTicks);
        engine = new SequentialEngine(declaration, workload.seed(), 0, endTicks, new ProgressCounters());
        long startNs = System.nanoTime();
        engine.run(stopRequested);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        String digest = String.format("%016x", engine.kernel().digest());
        return new Result(engine.kernel().events(), seconds, engine.steps(), digest);
    }
}
