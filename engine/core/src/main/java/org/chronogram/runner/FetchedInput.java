package org.chronogram.runner;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chronogram.results.RunResult;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.ModelCode;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;

/** Turns the paths of a specification into those of this host, and the paths of a result back. */
record FetchedInput(LocalPaths paths) {
    /** Returns the specification with the paths at which its input lies here. */
    RunSpecification here(RunSpecification specification) {
        ModelCode code = specification.code();
        return specification
                .with(new ModelCode(paths.ofClassPath(code.classPath()), code.checksums(), code.engine()))
                .with(here(specification.simulation()));
    }

    private Simulation here(Simulation simulation) {
        Map<String, String> parameters = new LinkedHashMap<>(simulation.parameters());
        simulation
                .inputChecksums()
                .keySet()
                .forEach(name -> parameters.computeIfPresent(
                        name, (same, path) -> paths.of(Path.of(path)).toString()));
        return simulation.with(parameters);
    }

    /** Returns a result with the paths of the specification: results say nothing of the host. */
    RunResult asSpecified(RunResult result, RunSpecification specification) {
        Map<String, String> parameters = new LinkedHashMap<>(result.run().parameters());
        Map<String, String> given = specification.simulation().parameters();
        specification.simulation().inputChecksums().keySet().forEach(name -> parameters.replace(name, given.get(name)));
        return result.with(result.run().with(parameters));
    }
}
