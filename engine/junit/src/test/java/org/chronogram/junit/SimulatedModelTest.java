package org.chronogram.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.junit.jupiter.api.Test;

@SimulatedModel(value = StationModel.class, parameters = "faulty=no", until = "100ms")
final class SimulatedModelTest {
    private final Simulation expected = Simulation.of(StationModel::new).until("100ms");

    @Test
    void shouldGiveTheResultAndTheSimulation(SimulationResult result, Simulation simulation, SimulationResult again) {
        assertEquals(expected.run().digest(), result.digest());
        assertEquals(expected.run().digest(), simulation.run().digest());
        assertSame(result, again);
    }

    @Test
    @SimulatedModel(value = StationModel.class, seed = 2, threads = 2, warmUp = "10ms", until = "100ms")
    void shouldPreferTheModelOfTheMethod(SimulationResult result) {
        assertNotEquals(expected.run().digest(), result.digest());
        assertEquals(expected.seed(2).warmUp("10ms").run().numbers("stay"), result.numbers("stay"));
    }
}
