package org.chronogram.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chronogram.checkpoint.ProcessCodec;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.StatisticSet;
import org.chronogram.models.network.NetworkModel;
import org.chronogram.models.phold.PholdModel;
import org.chronogram.models.queueing.QueueingModel;
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
        return Stream.of(
                Arguments.of(phold, Map.of("lps", "50"), "20", "7"),
                Arguments.of(queueing, Map.of("stations", "5", "warm-up", "77s"), "1000s", "555s"),
                Arguments.of(network, Map.of(), "5ms", "2ms"));
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
        Output out = new Output(1 << 10, -1);
        processes.forEach(process -> writer.write(process, out));
        ProcessCodec reader = ProcessCodec.of(copies.toArray(LogicalProcess[]::new), statistics, stateClasses);
        Input in = new Input(out.toBytes());
        copies.forEach(copy -> reader.read(copy, in));
        assertTrue(out.position() > 0, "no state was written");
        assertEquals(out.position(), in.position());
        assertEquals(writer.layouts(), reader.layouts());
    }
}
