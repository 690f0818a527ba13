package org.chronogram.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.StatisticSet;
import org.chronogram.models.airport.AirportModel;
import org.chronogram.models.arq.ArqModel;
import org.chronogram.models.cluster.ClusterModel;
import org.chronogram.models.cqn.CqnModel;
import org.chronogram.models.dragonfly.DragonflyModel;
import org.chronogram.models.fattree.FatTreeModel;
import org.chronogram.models.lapdes.LaPdesModel;
import org.chronogram.models.network.NetworkModel;
import org.chronogram.models.outbreak.OutbreakModel;
import org.chronogram.models.pcs.PcsModel;
import org.chronogram.models.phold.PholdModel;
import org.chronogram.models.queueing.QueueingModel;
import org.chronogram.models.sandpile.SandpileModel;
import org.chronogram.models.torus.TorusModel;
import org.chronogram.models.traffic.TrafficModel;
import org.chronogram.state.ProcessCodec;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model whose LPs are captured and restored in the middle of a run gives the same results. */
class RestoredModelsTest {
    static Stream<Arguments> models() {
        Supplier<Model> phold = PholdModel::new;
        Supplier<Model> queueing = QueueingModel::new;
        Supplier<Model> network = NetworkModel::new;
        Supplier<Model> cluster = ClusterModel::new;
        Supplier<Model> airport = AirportModel::new;
        Supplier<Model> arq = ArqModel::new;
        Supplier<Model> pcs = PcsModel::new;
        Supplier<Model> cqn = CqnModel::new;
        Supplier<Model> torus = TorusModel::new;
        Supplier<Model> dragonfly = DragonflyModel::new;
        Supplier<Model> fatTree = FatTreeModel::new;
        Supplier<Model> sandpile = SandpileModel::new;
        Supplier<Model> lapdes = LaPdesModel::new;
        Supplier<Model> outbreak = OutbreakModel::new;
        Supplier<Model> traffic = TrafficModel::new;
        return Stream.of(
                Arguments.of(torus, Map.of("dimensions", "2", "side", "4", "load", "0.9"), "2us", "1.3us"),
                Arguments.of(dragonfly, Map.of("routing", "adaptive", "load", "0.9"), "2us", "1.3us"),
                Arguments.of(fatTree, Map.of("radix", "4", "load", "0.9", "arbitration", "age"), "2us", "1.3us"),
                Arguments.of(traffic, Map.of("columns", "4", "rows", "3", "utilisation", "0.8"), "900s", "555s"),
                Arguments.of(outbreak, Map.of("regions", "3", "locations", "2", "people", "40"), "60", "33"),
                Arguments.of(lapdes, Map.of("entities", "20", "sends", "50", "list", "9"), "20", "11"),
                Arguments.of(sandpile, Map.of("side", "9", "drop", "random"), "100s", "2s"),
                Arguments.of(pcs, Map.of("columns", "4", "rows", "3", "channels", "9"), "600s", "333s"),
                Arguments.of(cqn, Map.of("tandems", "3", "case", "small-lookahead"), "900s", "555s"),
                Arguments.of(airport, Map.of("columns", "4", "rows", "3"), "900min", "555min"),
                Arguments.of(arq, Map.of("hosts", "20", "loss", "0.2"), "1s", "0.3s"),
                Arguments.of(cluster, Map.of("cluster-workers", "9", "hosts", "2"), "20ms", "11ms"),
                Arguments.of(
                        cluster,
                        Map.of("cluster-workers", "30", "pattern", "neighbours", "neighbours", "4", "every", "3"),
                        "20ms",
                        "11ms"),
                Arguments.of(phold, Map.of("lps", "50"), "20", "7"),
                Arguments.of(queueing, Map.of("stations", "5", "transient", "77s"), "1000s", "555s"),
                Arguments.of(network, Map.of(), "5ms", "2ms"),
                Arguments.of(network, Map.of("arrivals", "on-off", "link-loss", "0.05", "ecmp", "on"), "5ms", "2ms"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldGoOnAsIfNothingHadHappened(
            Supplier<Model> models, Map<String, String> given, String end, String restored) {
        RecordedReport expected = ReferenceEngine.run(models, given, end, 1);
        List<Class<?>> stateClasses = models.get().stateClasses();
        RecordedReport actual = ReferenceEngine.of(models, given, end, 1, lp -> new ReferenceStream(1, 0, lp))
                .copyAt(restored, (from, to, statistics) -> copy(from, to, statistics, stateClasses))
                .run();
        assertEquals(Map.of(), actual.failedChecks());
        assertEquals(expected.fingerprint(), actual.fingerprint());
    }

    /** Writes the state of LPs and reads it into others, as checkpoints do. */
    private static void copy(
            List<LogicalProcess> processes,
            List<LogicalProcess> copies,
            StatisticSet statistics,
            List<Class<?>> stateClasses) {
        ProcessCodec writer = ProcessCodec.of(processes.toArray(LogicalProcess[]::new), statistics, stateClasses);
        List<byte[]> captured = processes.stream().map(writer::capture).toList();
        ProcessCodec reader = ProcessCodec.of(copies.toArray(LogicalProcess[]::new), statistics, stateClasses);
        for (int lp = 0; lp < copies.size(); lp++) {
            reader.restore(copies.get(lp), captured.get(lp));
            assertArrayEquals(captured.get(lp), reader.capture(copies.get(lp)), "LP " + lp);
        }
        assertTrue(captured.stream().anyMatch(state -> state.length > 0), "no state was written");
        assertEquals(writer.layouts(), reader.layouts());
    }
}
