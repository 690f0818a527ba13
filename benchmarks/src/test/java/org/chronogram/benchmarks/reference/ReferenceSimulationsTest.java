package org.chronogram.benchmarks.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chronogram.model.Model;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.models.network.NetworkModel;
import org.chronogram.models.phold.PholdModel;
import org.chronogram.models.queueing.QueueingModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSimulationsTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lps=1024",
                "lps=1 start-events=50",
                "lps=300 remote=1 lookahead=0.01",
                "lps=300 remote=0.9 lookahead=0.5 start-events=16",
                "lps=200 lookahead=0",
                "lps=300 payload=64 work=3",
                "lps=100 lookahead=1 mean=1 start-events=3"
            })
    void shouldHandleTheSameEventsOfPhold(String given) {
        Map<String, String> parameters = parameters(given);
        ChronogramSimulation expected = chronogram(PholdModel::new, parameters, "40");
        ReferenceSimulation.Outcome outcome = expected.run();
        long state = expected.statistics().counter("state-sum").count();

        TextbookPhold textbook = (TextbookPhold) ReferenceSimulations.textbookPhold(parameters, "40", SEED);
        SsjPhold ssj = (SsjPhold) ReferenceSimulations.ssjPhold(parameters, "40", SEED);

        assertEquals(outcome.events(), textbook.run().events());
        assertEquals(state, textbook.stateSum());
        assertEquals(outcome.events(), ssj.run().events());
        assertEquals(state, ssj.stateSum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"utilisation=0.7", "utilisation=1.5 traffic=gravity buffer=5"})
    void shouldHandleTheSameEventsOfTheNetwork(String given) {
        assertSame(NetworkModel::new, parameters(given), "60ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stations=50 leave=0.3 transient=10s", "stations=1 utilisation=0.5 service=100ms transient=10s"})
    void shouldHandleTheSameEventsOfTheQueues(String given) {
        assertSame(QueueingModel::new, parameters(given), "300s");
    }

    @Test
    void shouldHandleTheSameEventsOfAModelWithPayloads() {
        assertSame(PholdModel::new, parameters("lps=100 payload=41"), "40");
    }

    @Test
    void shouldRunAgainWithTheSameResult() {
        ReferenceSimulation textbook = ReferenceSimulations.textbookPhold(Map.of(), "10", SEED);
        ReferenceSimulation ssj = ReferenceSimulations.ssjQueueing(Map.of("transient", "10s"), "500s", SEED);

        assertEquals(textbook.run().events(), textbook.run().events());
        assertEquals(ssj.run().events(), ssj.run().events());
    }

    @Test
    void shouldGoOnForAsLongAsAsked() {
        Map<String, String> none = Map.of();
        assertEndless(ReferenceSimulations.textbookPhold(none, "1", SEED));
        assertEndless(ReferenceSimulations.ssjPhold(none, "1", SEED));
        assertEndless(ReferenceSimulations.textbook(PholdModel::new, none, "1", SEED));
        assertEndless(ReferenceSimulations.ssj(PholdModel::new, none, "1", SEED));
        EndlessSimulation chronogram = ReferenceSimulations.chronogram(PholdModel::new, none, "1", SEED)
                .begin();
        long handled = chronogram.handle(10_000);
        assertTrue(handled >= 10_000 && handled < 12_000, "handled " + handled);
    }

    private static void assertEndless(ReferenceSimulation simulation) {
        long eventsToEnd = simulation.run().events();
        EndlessSimulation endless = simulation.begin();
        assertEquals(5_000, endless.handle(5_000));
        assertEquals(7_000, endless.handle(7_000));
        assertEquals(eventsToEnd, simulation.run().events());
    }

    @Test
    void shouldSayWhatRuns() {
        assertEquals(
                "textbook/phold",
                ReferenceSimulations.textbookPhold(Map.of(), "1", SEED).name());
        assertEquals(
                "ssj/phold", ReferenceSimulations.ssjPhold(Map.of(), "1", SEED).name());
        assertEquals(
                "textbook/network",
                ReferenceSimulations.textbookNetwork(Map.of(), "1s", SEED).name());
        assertEquals(
                "ssj/queueing",
                ReferenceSimulations.ssjQueueing(Map.of(), "1s", SEED).name());
    }

    @Test
    void shouldRefuseWhatItCannotRunExactly() {
        Map<String, String> oddPayload = Map.of("payload", "3");
        assertThrows(IllegalArgumentException.class, () -> ReferenceSimulations.textbookPhold(oddPayload, "1", SEED));
        assertThrows(IllegalArgumentException.class, () -> ReferenceSimulations.ssjPhold(Map.of(), "9007200", SEED));
    }

    private static void assertSame(Supplier<Model> model, Map<String, String> parameters, String end) {
        ChronogramSimulation expected = chronogram(model, parameters, end);
        long events = expected.run().events();
        assertTrue(events > 1000, "too few events to tell: " + events);
        String results = results(expected.statistics());

        ModelEngine textbook = (ModelEngine) ReferenceSimulations.textbook(model, parameters, end, SEED);
        ModelEngine ssj = (ModelEngine) ReferenceSimulations.ssj(model, parameters, end, SEED);

        assertEquals(events, textbook.run().events());
        assertEquals(results, results(textbook.statistics()));
        assertEquals(events, ssj.run().events());
        assertEquals(results, results(ssj.statistics()));
    }

    private static ChronogramSimulation chronogram(
            Supplier<? extends Model> model, Map<String, String> parameters, String end) {
        return (ChronogramSimulation) ReferenceSimulations.chronogram(model, parameters, end, SEED);
    }

    private static Map<String, String> parameters(String given) {
        return Arrays.stream(given.split(" "))
                .map(assignment -> assignment.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String results(StatisticSet statistics) {
        StringBuilder text = new StringBuilder();
        for (Statistic statistic : statistics.all()) {
            text.append(statistic.name()).append(statistic.summary(1_000_000_000L));
        }
        return text.toString();
    }
}
