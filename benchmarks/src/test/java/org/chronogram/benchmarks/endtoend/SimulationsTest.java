package org.chronogram.benchmarks.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "phold-1024,20",
        "phold-common,2",
        "network,0.001",
        "queueing,30",
        "airport,600",
        "arq,0.1",
        "pcs,1",
        "cqn,100",
        "torus,1e-6",
        "sandpile,2",
        "traffic,60",
        "outbreak,1",
        "lapdes,5"
    })
    void shouldExecuteTheSameEventsOnAllEngines(String name, double end) {
        StandardCases cases = new StandardCases(directory.resolve("topology.gml"));
        Workload workload = cases.named(name).workload().until(end);
        long expected =
                Simulations.create(Contender.Kind.SEQUENTIAL, workload).run().events();
        assertTrue(expected > 1_000, () -> "only " + expected + " events");
        for (Contender.Kind kind : List.of(Contender.Kind.TEXTBOOK, Contender.Kind.SSJ)) {
            assertEquals(expected, Simulations.create(kind, workload).run().events(), kind::toString);
        }
    }

    @Test
    void shouldTravelAsArguments() {
        Workload workload = new Workload("phold", Map.of("lps", "64"), 1.0 / 3);
        assertEquals(workload.until(0.333333), Workload.ofArguments(workload.toArguments()));
    }

    @Test
    void shouldGenerateTheSameTopologyFromTheSameSeed() {
        String topology = WaxmanTopology.of(50, 1).gml();
        assertEquals(topology, WaxmanTopology.of(50, 1).gml());
        assertNotEquals(topology, WaxmanTopology.of(50, 2).gml());
        assertTrue(WaxmanTopology.of(50, 1).links() >= 50, "less than a ring");
    }

    @ParameterizedTest
    @CsvSource({"1,''", "2,1x2 2x1", "6,1x2 1x4 1x6 2x1 4x1 6x1", "8,1x2 1x4 1x8 2x1 4x1 8x1"})
    void shouldGoUpToAllCores(int cores, String expected) {
        List<String> parallel = Contender.allOn(cores).stream()
                .filter(contender -> contender.kind() == Contender.Kind.PARALLEL)
                .map(Contender::name)
                .toList();
        assertEquals(expected, String.join(" ", parallel));
    }
}
