package org.chronogram.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.chronogram.results.RunDescription;
import org.chronogram.results.RunResult;
import org.chronogram.results.SampleRun;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.ModelCode;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;

final class FetchedInputTest {
    private final FetchedInput input =
            new FetchedInput(new LocalPaths(Map.of("/data/map", "/tmp/0/map", "/jars/a.jar", "/tmp/1/a.jar")));
    private final Simulation ofPlan = Simulation.of("network", Map.of("map", "/data/map", "name", "/data/map"), 9);
    private final Simulation simulation = new Simulation(
            ofPlan.model(),
            ofPlan.parameters(),
            Map.of("map", "0123"),
            1,
            0,
            9,
            ofPlan.zeroDelayLimit(),
            ofPlan.measuring(),
            ofPlan.earlyEnd());
    private final RunSpecification specification = RunSpecification.of(simulation)
            .with(new ModelCode("/jars/a.jar:/jars/b.jar", Map.of("a.jar", "45"), "0.1"));

    @Test
    void shouldUseThePathsOfThisHostForFilesAlone() {
        RunSpecification here = input.here(specification);
        assertEquals(
                Map.of("map", "/tmp/0/map", "name", "/data/map"),
                here.simulation().parameters());
        assertEquals("/tmp/1/a.jar:/jars/b.jar", here.code().classPath());
        assertEquals(simulation.inputChecksums(), here.simulation().inputChecksums());
    }

    @Test
    void shouldSayInResultsWhatWasSpecified() {
        RunResult built = new SampleRun().build();
        RunDescription found = built.run().with(Map.of("map", "/tmp/0/map", "name", "/data/map", "hop", "1ms"));
        RunResult result = input.asSpecified(built.with(found), specification);
        assertEquals(
                Map.of("map", "/data/map", "name", "/data/map", "hop", "1ms"),
                result.run().parameters());
    }
}
