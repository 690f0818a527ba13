package org.chronogram.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.model.Model;
import org.chronogram.models.network.NetworkModel;
import org.chronogram.models.phold.PholdModel;
import org.chronogram.models.queueing.QueueingModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model whose LPs are captured and restored in the middle of a run gives the same results. */
class RestoredModelsTest {
    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(PholdModel.class, Map.of("lps", "50"), "20", "7"),
                Arguments.of(QueueingModel.class, Map.of("stations", "5", "warm-up", "77s"), "1000s", "555s"),
                Arguments.of(NetworkModel.class, Map.of(), "5ms", "2ms"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldGoOnAsIfNothingHadHappened(
            Class<? extends Model> model, Map<String, String> given, String end, String restored) {
        RecordedReport expected = ReferenceEngine.run(model, given, end, 1);
        RecordedReport actual = ReferenceEngine.runRestored(model, given, end, restored);
        assertEquals(Map.of(), actual.failedChecks());
        assertEquals(expected.fingerprint(), actual.fingerprint());
    }
}
