package org.chronogram.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;

final class SimulationTest {
    private final Simulation hop = Simulation.of(HopModel::new).until("100ms");

    private static String refusal(Simulation simulation) {
        return assertThrows(InvalidInputException.class, simulation::run).getMessage();
    }

    @Test
    void shouldReturnResultsByName() {
        SimulationResult result = hop.run();
        assertEquals(List.of("visits", "stay", "visits-per-lp"), result.names());
        assertEquals(result.events(), result.count("visits"));
        assertEquals((double) result.events(), result.value("visits"));
        assertEquals(result.events() / 5.0, result.value("visits-per-lp"));
        assertEquals(0.001, result.value("stay", "mean"), 0.0005);
        assertEquals(5, result.logicalProcesses());
        assertEquals(5, result.pendingEvents());
        assertEquals(List.of(), result.failedChecks());
    }

    @Test
    void shouldNameTheChecksThatFail() {
        assertEquals(
                List.of("lps: found 100, expected 99"),
                hop.parameter("lps", 100).run().failedChecks());
    }

    @Test
    void shouldDependOnTheInputAlone() {
        assertEquals(hop.run().digest(), hop.run().digest());
        assertEquals(
                hop.run().digest(),
                hop.seed(1).replication(0).parameter("hop", "1000us").run().digest());
        assertNotEquals(hop.run().digest(), hop.seed(2).run().digest());
        assertNotEquals(hop.run().digest(), hop.replication(1).run().digest());
        assertNotEquals(hop.run().digest(), hop.parameter("mean", 2.5).run().digest());
        assertNotEquals(hop.run().digest(), hop.until("200ms").run().digest());
    }

    @Test
    void shouldTakeNumbersInTheUnitOfTheModel() {
        assertEquals(
                hop.parameter("hop", "100us").run().digest(),
                hop.parameter("hop", 0.0001).run().digest());
        assertEquals(
                hop.parameter("hop", "2s").run().digest(),
                hop.parameter("hop", 2).run().digest());
    }

    @Test
    void shouldForgetTheWarmUp() {
        SimulationResult warm = hop.warmUp("50ms").run();
        assertEquals(hop.run().digest(), warm.digest());
        assertEquals(hop.run().count("visits") - hop.until("50ms").run().count("visits"), warm.count("visits"));
        assertEquals("warm-up=100ms: expected a time from 0 on and before the end", refusal(hop.warmUp("100ms")));
    }

    @Test
    void shouldNotBeDisturbedByOthersAtTheSameTime() {
        HopModel shared = new HopModel();
        List<Long> digests = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> i % 2 == 0 ? hop : Simulation.of(shared).until("100ms"))
                .map(simulation -> simulation.run().digest())
                .distinct()
                .toList();
        assertEquals(List.of(hop.run().digest()), digests);
    }

    @Test
    void shouldHaveTheSameResultOnAnyNumberOfThreads() {
        SimulationResult expected = hop.warmUp("20ms").run();
        for (int threads : new int[] {2, 3, 5}) {
            SimulationResult result = hop.warmUp("20ms").threads(threads).run();
            assertEquals(expected.digest(), result.digest());
            assertEquals(expected.events(), result.events());
            assertEquals(expected.pendingEvents(), result.pendingEvents());
            expected.names().forEach(name -> assertEquals(expected.numbers(name), result.numbers(name), name));
        }
    }

    @Test
    void shouldDivideLinkedLpsByTheirLinks() {
        Simulation linked = hop.parameter("linked", "true");
        assertEquals(hop.run().digest(), linked.run().digest());
        assertEquals(hop.run().digest(), linked.threads(2).run().digest());
    }

    @Test
    void shouldNotBeDisturbedByOthersOnThreads() {
        List<Long> digests = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> hop.threads(1 + i % 3).run().digest())
                .distinct()
                .toList();
        assertEquals(List.of(hop.run().digest()), digests);
    }

    @Test
    void shouldRefuseThreadsAmongWhichTheLpsCannotBeDivided() {
        assertEquals("threads=6: the model has only 5 LPs, expected at most as many threads", refusal(hop.threads(6)));
        assertEquals("threads=0: expected 1 to 64", refusal(hop.threads(0)));
        assertEquals(
                "threads=2: each partition needs a model of its own, so give Simulation.of a way to make one, for"
                        + " example MyModel::new",
                refusal(Simulation.of(new HopModel()).threads(2)));
    }

    @Test
    void shouldNameTheOptionThatThreadsNeed() {
        String message = assertThrows(InvalidInputException.class, () -> ThreadedSimulation.requireRings(2, false))
                .getMessage();
        assertEquals(
                true,
                message.startsWith("threads=2: the JVM lacks the option --add-opens java.base/jdk.internal.misc=ALL"),
                message);
    }

    @Test
    void shouldTellOfAnErrorOnAnotherThread() {
        Simulation failing = hop.parameter("fails", 4).threads(2);
        String message = assertThrows(ModelException.class, failing::run).getMessage();
        assertEquals(true, message.startsWith("LP 4 at time "), message);
    }

    @Test
    void shouldEndAtTheTimeOfTheModelWhereNoneIsGiven() {
        assertEquals(
                Simulation.of(new HopModel()).run().digest(),
                hop.until("1s").run().digest());
    }

    @Test
    void shouldRefuseInputThatCannotBeUsed() {
        assertEquals(
                "model hop has no parameter --nosuch: it has --lps, --mean, --hop, --patience, --file, --linked, --fails",
                refusal(hop.parameter("nosuch", 1)));
        assertEquals("--lps=0 is out of bounds: expected at least 1", refusal(hop.parameter("lps", 0)));
        assertEquals("end=0: expected a time after 0", refusal(hop.until("0")));
        assertEquals("replication=-1 is out of bounds: expected at least 0", refusal(hop.replication(-1)));
        assertEquals("--mean=NaN: expected a number", refusal(hop.parameter("mean", Double.NaN)));
        assertEquals(true, refusal(hop.until("soon")).startsWith("end=soon: "));
        assertEquals(true, refusal(hop.parameter("file", "/no/such/file")).contains("/no/such/file: no such file"));
    }

    @Test
    void shouldSayWhichResultsThereAre() {
        SimulationResult result = hop.run();
        assertEquals(
                "there is no result 'visit': there are visits, stay, visits-per-lp",
                assertThrows(NoSuchElementException.class, () -> result.value("visit"))
                        .getMessage());
        assertEquals(
                "the result 'stay' has no number 'value': it has count, mean, min, max, standardDeviation",
                assertThrows(NoSuchElementException.class, () -> result.value("stay"))
                        .getMessage());
    }

    @Test
    void shouldFailWhereTheReportFails() {
        HopModel model = new HopModel();
        model.failsToReport = true;
        Simulation simulation = Simulation.of(model);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        assertEquals(
                "model hop: its method report() threw java.lang.IllegalStateException: no",
                assertThrows(ModelException.class, simulation::run).getMessage());
        assertSame(before, Thread.currentThread().getContextClassLoader());
    }

    @Test
    void shouldEndWhereAnLpAsksForIt() {
        SimulationResult ended = hop.parameter("patience", "22ms").run();
        assertEquals(25_000_000, ended.reachedTicks());
        String endedBy = ended.endedBy().orElseThrow();
        assertTrue(endedBy.matches("LP [0-4] at 0\\.02[2-4]\\d*s: no patience left"), endedBy);
        assertEquals(Optional.empty(), hop.run().endedBy());
        assertEquals(100_000_000, hop.run().reachedTicks());
    }
}
