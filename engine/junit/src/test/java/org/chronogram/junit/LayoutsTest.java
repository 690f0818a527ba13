package org.chronogram.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.InvalidInputException;
import org.chronogram.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

final class LayoutsTest {
    private final Simulation stations = Simulation.of(StationModel::new).until("1s");

    @Test
    void shouldPassWhereAllAreTheSame() {
        assertTrue(Layouts.assertSameResults(stations).events() > 1000);
        assertTrue(Layouts.assertSameResults(stations.warmUp("500ms"), 2).count("stay") > 500);
    }

    @Test
    void shouldLeaveOutLayoutsThatHaveMoreThreadsThanThereAreLps() {
        Simulation two = stations.parameter("stations", 2);
        assertEquals(two.run().digest(), Layouts.assertSameResults(two).digest());
        String message = assertThrows(InvalidInputException.class, () -> Layouts.assertSameResults(two, 3))
                .getMessage();
        assertEquals("threads=3: the model has only 2 LPs, expected at most as many threads", message);
    }

    @Test
    void shouldRunAModelOfOneLpTwice() {
        Simulation one = stations.parameter("stations", 1);
        assertEquals(one.run().digest(), Layouts.assertSameResults(one).digest());
        Simulation faulty = one.parameter("faulty", "yes");
        String message = assertThrows(AssertionFailedError.class, () -> Layouts.assertSameResults(faulty))
                .getMessage();
        assertTrue(message.startsWith("result 'server."), message);
        assertTrue(message.contains("' of a second run, and of the first ==> "), message);
        assertEquals(
                "threads=2: the model has only 1 LP, expected at most as many threads",
                assertThrows(InvalidInputException.class, () -> Layouts.assertSameResults(one, 2))
                        .getMessage());
    }

    @Test
    void shouldNameTheResultThatDiffers() {
        Simulation faulty = stations.parameter("faulty", "yes");
        String message = assertThrows(AssertionFailedError.class, () -> Layouts.assertSameResults(faulty))
                .getMessage();
        assertTrue(message.startsWith("result 'server.busy' on 2 threads, and on 1 ==> expected: <{mean="), message);
    }

    @Test
    void shouldEstimateOverReplications() {
        Replications replications = Replications.run(stations, 10);
        assertEquals(10, replications.results().size());
        // M/M/1 with a utilisation of a half: the mean stay is two services.
        replications.assertMean(0.002, result -> result.value("stay", "mean"));
        replications.assertMeanWithin(0.002, 0.0002, result -> result.value("stay", "mean"));
        String message = assertThrows(
                        AssertionFailedError.class,
                        () -> replications.assertMean(0.0025, result -> result.value("stay", "mean")))
                .getMessage();
        assertTrue(
                message.startsWith("mean of 10 of 10 replications, in the interval ==> expected: <0.0025>"), message);
        assertThrows(
                AssertionFailedError.class,
                () -> replications.assertMeanWithin(0.002, 1e-9, result -> result.value("stay", "mean")));
        assertThrows(AssertionFailedError.class, () -> replications.assertMean(1, result -> Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Replications.run(stations, 1));
    }
}
