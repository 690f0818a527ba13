package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.KernelRun;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows are spread over the paths that cost the same. */
class EqualPathsTest {
    /** Five nodes on either side, and four between them, each linked to all of both sides. */
    private static final int SIDE = 5;

    private static final int MIDDLE = 4;

    @TempDir
    private Path folder;

    private Map<String, String> given(String ecmp) throws IOException {
        StringBuilder gml = new StringBuilder("graph [\n");
        int nodes = 2 * SIDE + MIDDLE;
        for (int node = 0; node < nodes; node++) {
            gml.append("node [ id " + node + " label \"n" + node + "\" ]\n");
        }
        for (int outer = 0; outer < 2 * SIDE; outer++) {
            for (int middle = 2 * SIDE; middle < nodes; middle++) {
                gml.append("edge [ source " + outer + " target " + middle + " ]\n");
            }
        }
        Path file = Files.writeString(folder.resolve("layers.gml"), gml.append("]\n"));
        return new HashMap<>(Map.of("topology", file.toString(), "path-cost", "hops", "ecmp", ecmp));
    }

    private NetworkPlan plan(String ecmp) throws IOException {
        return NetworkPlan.of(
                NetworkSettings.of(ParameterValues.parse(new NetworkModel(), given(ecmp)), TimeBase.SECONDS));
    }

    private static int middleOf(NetworkPlan plan, int from, int to) {
        int port = plan.routes().port(from, to, plan.routes().flow(from, to));
        return plan.links().target(plan.links().link(from, port));
    }

    @Test
    void shouldSpreadPairsOverAllEqualPathsAndKeepEachOnOne() throws IOException {
        NetworkPlan plan = plan("on");
        TreeSet<Integer> used = new TreeSet<>();
        int[] uses = new int[2 * SIDE + MIDDLE];
        for (int from = 0; from < 2 * SIDE; from++) {
            for (int to = 0; to < 2 * SIDE; to++) {
                if (from != to) {
                    used.add(middleOf(plan, from, to));
                    uses[middleOf(plan, from, to)]++;
                    assertEquals(middleOf(plan, from, to), middleOf(plan, from, to));
                }
            }
        }
        assertEquals(MIDDLE, used.size());
        int pairs = 2 * SIDE * (2 * SIDE - 1);
        for (int middle : used) {
            // Binomial with 90 draws and a quarter each: a standard deviation of 4.1.
            assertEquals(pairs / (double) MIDDLE, uses[middle], 17, "node " + middle);
        }
        NetworkPlan first = plan("off");
        assertEquals(middleOf(first, 0, 5), middleOf(first, 3, 7));
    }

    @Test
    void shouldReachTheUtilisationsThatItPlans() throws IOException {
        NetworkPlan plan = plan("on");
        Map<String, String> given = given("on");
        given.put("buffer", "100000");
        RecordedReport report = KernelRun.run(new NetworkModel(), given, "500ms", 1);
        assertEquals(Map.of(), report.failedChecks());
        for (int link = 0; link < plan.directedLinks(); link++) {
            String name = "utilisation.n" + plan.links().source(link) + "-n"
                    + plan.links().target(link);
            double offered = plan.offeredUtilisation(link);
            // Packets of 12 us in 0.5 s: a Poisson number of them, within five standard deviations.
            assertEquals(offered, report.valueOf(name), 5 * Math.sqrt(offered * 12e-6 / 0.5) + 1e-4, name);
        }
        double hops = report.statistics().tally("hops").mean();
        assertTrue(hops > 1 && hops < 2, "hops " + hops);
    }

    @Test
    void shouldBeTheSameOnAnyEngine() throws IOException {
        Map<String, String> given = given("on");
        assertEquals(
                ReferenceEngine.run(NetworkModel::new, given, "5ms", 3).fingerprint(),
                KernelRun.run(new NetworkModel(), given, "5ms", 3).fingerprint());
    }
}
