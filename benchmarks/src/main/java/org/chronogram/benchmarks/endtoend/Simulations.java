package org.chronogram.benchmarks.endtoend;

import java.util.Map;
import org.chronogram.benchmarks.reference.ReferenceSimulation;
import org.chronogram.benchmarks.reference.ReferenceSimulations;

/** Puts a workload on an engine that runs in the calling process. */
final class Simulations {
    private static final String PHOLD = "phold";

    private Simulations() {}

    static Simulation create(Contender.Kind kind, Workload workload) {
        return switch (kind) {
            case SEQUENTIAL -> new SequentialSimulation(workload);
            case TEXTBOOK -> adapted(textbook(workload));
            case SSJ -> adapted(ssj(workload));
            case PARALLEL -> throw new IllegalArgumentException("runs in processes of its own");
        };
    }

    private static ReferenceSimulation textbook(Workload workload) {
        Map<String, String> parameters = workload.parameters();
        return workload.model().equals(PHOLD)
                ? ReferenceSimulations.textbookPhold(parameters, workload.endText(), workload.seed())
                : ReferenceSimulations.textbook(workload::createModel, parameters, workload.endText(), workload.seed());
    }

    private static ReferenceSimulation ssj(Workload workload) {
        Map<String, String> parameters = workload.parameters();
        return workload.model().equals(PHOLD)
                ? ReferenceSimulations.ssjPhold(parameters, workload.endText(), workload.seed())
                : ReferenceSimulations.ssj(workload::createModel, parameters, workload.endText(), workload.seed());
    }

    private static Simulation adapted(ReferenceSimulation simulation) {
        return () -> {
            ReferenceSimulation.Outcome outcome = simulation.run();
            return new Simulation.Result(outcome.events(), outcome.seconds(), 0, "");
        };
    }
}
