package org.chronogram.models.outbreak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.chronogram.model.ParameterValues;
import org.chronogram.models.Agreement;
import org.chronogram.models.KernelRun;
import org.chronogram.simulation.Simulation;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FinalSizeTest {
    /** Only one stage, R = 2: the model SIR. */
    private static final Map<String, String> TOWN = Map.of(
            "regions",
            "1",
            "locations",
            "1",
            "people",
            "4000",
            "cases",
            "80",
            "latent",
            "0",
            "incubating",
            "0",
            "asymptomatic-share",
            "0",
            "transmission",
            "0.5");

    private static OutbreakSettings settings(Map<String, String> changes) {
        Map<String, String> given = new HashMap<>(TOWN);
        given.putAll(changes);
        OutbreakModel model = new OutbreakModel();
        return OutbreakSettings.of(ParameterValues.parse(model, given), model.timeBase());
    }

    @Test
    void shouldSolveTheEquationOfTheFinalSize() {
        FinalSize size = settings(Map.of()).finalSize().orElseThrow();
        double left = 1 - size.share();
        assertEquals(0.98 * Math.exp(-2 * (1 - 1 / 4000.0) * size.share()), left, 1e-12);
        // Sellke's thresholds are exponential, and so is the infectious time.
        double variance = left * (1 - left / 0.98) + 4 * left * left * size.share();
        double deviation = Math.sqrt(variance / 4000) / (1 - 2 * left);
        assertEquals(6 * deviation, size.tolerance(), 0.02 * size.tolerance());
    }

    /** The interval is that of six standard deviations: so are the results of simple epidemics without times. */
    @Test
    void shouldHaveTheSpreadOfSellkesConstruction() {
        FinalSize size = settings(Map.of()).finalSize().orElseThrow();
        Random random = new Random(1);
        double squares = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            double error = sellke(random) - size.share();
            assertTrue(Math.abs(error) < size.tolerance());
            squares += error * error;
        }
        assertEquals(size.tolerance() / 6, Math.sqrt(squares / runs), 0.15 * size.tolerance() / 6);
    }

    /** Who has the lowest threshold is infected next, if the pressure of all infected people exceeds it. */
    private static double sellke(Random random) {
        double[] thresholds =
                random.doubles(3920).map(FinalSizeTest::exponential).sorted().toArray();
        double pressure = 0;
        int infected = 0;
        while (infected < 80 || (infected < 4000 && thresholds[infected - 80] < pressure)) {
            pressure += 2 * exponential(random.nextDouble()) / 4000;
            infected++;
        }
        return infected / 4000.0;
    }

    private static double exponential(double uniform) {
        return -Math.log(1 - uniform);
    }

    static Stream<Map<String, String>> unknown() {
        return Stream.of(
                Map.of("people", "300", "cases", "60"), // a wide interval
                Map.of("cases", "5"), // which may end by chance
                Map.of("transmission", "0.2"), // which ends early in any case
                Map.of("regions", "2"), // whose second region has no cases
                Map.of("locations", "64", "people", "100", "graph", "barabasi-albert"), // where people stay for long
                Map.of("locations", "64", "people", "100"));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void shouldBeUnknown(Map<String, String> changes) {
        assertEquals(Optional.empty(), settings(changes).finalSize());
    }

    @Test
    void shouldKnowTheFinalSizeInARandomGraphOnWhichPeopleMix() {
        Map<String, String> graph = new HashMap<>(Map.of("graph", "barabasi-albert", "locations", "64"));
        graph.putAll(Map.of("people", "100", "cases", "2", "stay", "0.05", "near", "0", "far", "0.01"));
        graph.put("transmission", "0.7");
        FinalSize mixed = settings(graph).finalSize().orElseThrow();
        // People stay for 0.05 days, then travel for 0.01 on average.
        double left = 0.98 * Math.exp(-2.8 * 5 / 6 * mixed.share());
        assertEquals(1 - mixed.share(), left, 0.01);
    }

    /** Twenty runs: each is within its interval, and their mean within that of all. */
    @Test
    void shouldAgreeWithRuns() {
        Simulation simulation = Simulation.of(OutbreakModel::new);
        Map<String, String> small = new HashMap<>(TOWN);
        small.putAll(Map.of("people", "1500", "cases", "60", "transmission", "0.7"));
        for (Map.Entry<String, String> parameter : small.entrySet()) {
            simulation = simulation.parameter(parameter.getKey(), parameter.getValue());
        }
        Agreement.of(simulation.until("150")).requireTheoryOf("share.infected", "share.infected.final.theory");
    }

    @Test
    void shouldFailItsCheckWhereTooFewWereInfected() {
        OutbreakModel model = new OutbreakModel();
        ReferenceBuilder builder = ReferenceBuilder.of(model, TOWN, "200");
        builder.statistics().counter(OutbreakStatistics.INFECTIONS).add(2000);
        builder.statistics().counter(OutbreakStatistics.RECOVERIES).add(2080);
        RecordedReport report = new RecordedReport(ParameterValues.parse(model, TOWN), model.timeBase(), 1, 1, 0, 0);
        report.merge(List.of(builder.statistics()));
        model.report(report);
        assertEquals(
                "0.5200 of the people were infected, expected 0.8034 +- 0.0841",
                report.failedChecks().get("final-size"));
    }

    @Test
    void shouldCheckARunOnARandomGraph() {
        Map<String, String> given = new HashMap<>(Map.of("regions", "1", "locations", "12", "people", "60"));
        given.putAll(Map.of("cases", "4", "graph", "barabasi-albert", "stay", "0.3", "near", "0", "far", "0.02"));
        given.put("transmission", "2");
        RecordedReport report = KernelRun.run(new OutbreakModel(), given, "60", 3);
        assertEquals(Map.of(), report.failedChecks());
        assertTrue(report.passedChecks().containsKey("final-size"));
    }

    /** A ring of n, each linked with its k nearest on either side, has eigenvalues that are sums of cosines. */
    @ParameterizedTest
    @CsvSource({"12, 2", "30, 2", "40, 6"})
    void shouldKnowHowFastAWalkOnARingMixes(int locations, int degree) {
        ContactGraph ring = ContactGraph.of(ContactKind.WATTS_STROGATZ, locations, degree, 0, 1);
        double eigenvalue = 0;
        for (int step = 1; step <= degree / 2; step++) {
            eigenvalue += 2 * Math.cos(2 * Math.PI * step / locations) / degree;
        }
        assertEquals(1 / (1 - eigenvalue), RandomWalk.relaxationSteps(ring, locations), 1e-3 / (1 - eigenvalue));
    }

    @Test
    void shouldNeverMixWhereSomebodyHasNoNeighbours() {
        ContactGraph sparse = ContactGraph.of(ContactKind.ERDOS_RENYI, 200, 2, 0, 1);
        assertEquals(Double.POSITIVE_INFINITY, RandomWalk.relaxationSteps(sparse, 200));
    }

    /** With exponential times the outbreak of one case ends by chance with probability 1/R. */
    @Test
    void shouldKnowHowOftenAnOutbreakEndsByChance() {
        assertEquals(0.5, new Pressure(0, 2, 0, 0).extinction(), 1e-9);
        assertEquals(0.5, new Pressure(0, 0, 2, 1).extinction(), 1e-9);
        assertEquals(4, new Pressure(0, 2, 0, 0).variance(), 1e-9);
    }
}
