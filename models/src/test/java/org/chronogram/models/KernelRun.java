package org.chronogram.models;

import java.util.List;
import java.util.Map;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.testing.RecordedReport;

/** Runs models on the sequential engine. */
public final class KernelRun {
    private KernelRun() {}

    /**
     * Runs a model.
     *
     * @param model a new model.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @param seed seed of the run.
     * @return the results.
     */
    public static RecordedReport run(Model model, Map<String, String> given, String end, long seed) {
        ParameterValues parameters = ParameterValues.parse(model, given);
        long endTicks = model.timeBase().parse(end);
        ModelDeclaration declaration = ModelDeclaration.of(model, parameters, endTicks);
        Kernel kernel = execute(declaration, endTicks, seed);
        RecordedReport report = new RecordedReport(
                parameters,
                model.timeBase(),
                endTicks,
                declaration.logicalProcesses(),
                kernel.events(),
                kernel.pendingEvents());
        report.merge(List.of(kernel.statistics()));
        model.report(report);
        return report;
    }

    /**
     * Executes a model.
     *
     * @param declaration the model, built for this execution alone.
     * @param endTicks end of the run.
     * @param seed seed of the run.
     * @return the kernel after its last event.
     */
    static Kernel execute(ModelDeclaration declaration, long endTicks, long seed) {
        SequentialEngine engine = new SequentialEngine(declaration, seed, 0, endTicks, new ProgressCounters());
        engine.run(() -> false);
        return engine.kernel();
    }
}
