package org.chronogram.benchmarks.endtoend;

import java.util.function.Supplier;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.Model;

/** A workload on the sequential engine. */
final class SequentialSimulation implements Simulation {
    private final Workload workload;
    private final Supplier<Model> models;
    private SequentialEngine engine;

    SequentialSimulation(Workload workload, Supplier<Model> models) {
        this.workload = workload;
        this.models = models;
    }

    @Override
    public Result run() {
        Model model = models.get();
        long endTicks = workload.endTicks(model);
        ModelDeclaration declaration = ModelDeclaration.of(model, workload.parameterValues(model), endTicks);
        engine = new SequentialEngine(declaration, workload.seed(), 0, endTicks, new ProgressCounters());
        long startNs = System.nanoTime();
        engine.run(() -> false);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        String digest = String.format("%016x", engine.kernel().digest());
        return new Result(engine.kernel().events(), seconds, engine.steps(), digest);
    }
}
