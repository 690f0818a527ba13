package org.chronogram.models.interconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chronogram.junit.Layouts;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.models.KernelRun;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceBuilder;
import org.chronogram.testing.ReferenceEngine;

/** What the tests of all interconnection networks ask of a run. */
public final class InterconnectRuns {
    private static final double PACKET_NS = 40.96;
    private static final double WIRE_NS = 20;
    private static final double ROUTER_NS = 50;

    private InterconnectRuns() {}

    /** Prepares runs of a model with parameters. */
    public static Simulation simulation(Supplier<Model> models, Map<String, String> given) {
        Simulation simulation = Simulation.of(models);
        for (Map.Entry<String, String> parameter : given.entrySet()) {
            simulation = simulation.parameter(parameter.getKey(), parameter.getValue());
        }
        return simulation;
    }

    /** Requires the same results of a plain engine, of the kernel, and on one, two and three threads; no check may fail. */
    public static void requireSameEverywhere(Supplier<Model> models, Map<String, String> given, String end) {
        RecordedReport report = KernelRun.run(models.get(), given, end, 5);
        assertEquals(Map.of(), report.failedChecks());
        assertEquals(ReferenceEngine.run(models, given, end, 5).fingerprint(), report.fingerprint());
        SimulationResult result =
                Layouts.assertSameResults(simulation(models, given).seed(5).until(end));
        assertEquals(List.of(), result.failedChecks());
    }

    /** Requires that all packets arrive, also where far more are sent than the network can carry at a time. */
    public static void requireToDrain(Simulation simulation, int messages) {
        SimulationResult result = simulation
                .parameter("messages", messages)
                .parameter("load", 2.0)
                .run();
        assertEquals(List.of(), result.failedChecks());
        assertEquals(0, result.pendingEvents());
        assertEquals(messages * (long) result.value("network.terminals"), result.count("packets.delivered"));
    }

    /** Requires that packets that never meet have the latency that a count of wires, routers and transmissions gives. */
    public static void requireLatencyOfEachHop(Simulation simulation, int hops) {
        double throughRouters = (hops + 2) * WIRE_NS + (hops + 1) * ROUTER_NS + PACKET_NS;
        requireLatency(simulation, throughRouters);
        double stored = throughRouters + (hops + 1) * PACKET_NS;
        requireLatency(simulation.parameter("switching", "store-and-forward"), stored);
    }

    /**
     * Requires that packets that never meet take (F - 1) cycles more than a single flit of the same size, and that the routers
     * and wires of their way take the same.
     */
    public static void requireLatencyOfFlits(Simulation simulation, int hops) {
        double flitNs = 4 * 8 * 0.01;
        double head = (hops + 2) * WIRE_NS + (hops + 1) * ROUTER_NS + flitNs;
        requireLatency(simulation.parameter("packet-size", 4), head);
        Simulation packets = simulation.parameter("packet-size", 4 * 5).parameter("flits", 5);
        requireLatency(packets.parameter("buffer", 7), head + 4 * flitNs);
    }

    private static void requireLatency(Simulation simulation, double expectedNs) {
        SimulationResult result = simulation
                .parameter("load", 0.000001)
                .parameter("messages", 1)
                .until("2s")
                .run();
        assertEquals(List.of(), result.failedChecks());
        assertEquals(expectedNs * 1e-9, result.value("latency", "min"), 1e-13);
        assertEquals(expectedNs * 1e-9, result.value("latency", "max"), 1e-13);
        assertEquals(expectedNs * 1e-9, result.value("latency.zero-load"), 1e-13);
    }

    /** Requires that the network carries nearly as much as its most loaded link allows, and not more. */
    public static void requireLoadNearBound(Simulation simulation, double expectedBound) {
        SimulationResult result = simulation
                .parameter("arbitration", "age")
                .parameter("load", 1.2 * expectedBound)
                .warmUp("6us")
                .until("14us")
                .run();
        assertEquals(List.of(), result.failedChecks());
        assertEquals(expectedBound, result.value("load.bound"), 1e-9);
        double accepted = result.value("load.accepted");
        assertTrue(
                accepted > 0.85 * expectedBound && accepted < 1.05 * expectedBound,
                () -> accepted + " accepted, bound " + expectedBound);
    }

    /** Requires that parameters are refused with a message. */
    public static void requireRefusal(Model model, Map<String, String> given, String message) {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ReferenceBuilder.of(model, given, "1us"));
        assertEquals(message, e.getMessage());
    }
}
