package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The options in the file of a run are used exactly as they were written, or refused. No value is adapted. */
class DamagedRunTest {
    private static final String ANEW = ": the file is damaged, or of another version; start a new run";

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        List.of(
                        "model",
                        "classPath",
                        "bindAddress",
                        "aeronDirectory",
                        "workerJvmOptions",
                        "externalIn",
                        "externalOut",
                        "externalFrom",
                        "externalChecksum")
                .forEach(name -> fields.put(name, "x"));
        List.of("workers", "threads", "replication", "messageLogMib", "realTime")
                .forEach(name -> fields.put(name, 1));
        List.of(
                        "seed",
                        "endTicks",
                        "zeroDelayLimit",
                        "checkpointEveryWallMs",
                        "warmUpTicks",
                        "sampleTicks",
                        "digestTicks",
                        "checkTicks",
                        "checkpointEveryTicks",
                        "workerTimeoutMs",
                        "stallTimeoutMs")
                .forEach(name -> fields.put(name, 1L << 40));
        fields.put("endWhen", "");
        fields.put("parameters", Map.of("lps", "4"));
        fields.put("inputChecksums", Map.of());
        fields.put("keptCheckpoints", 2);
        fields.put("messaging", "AUTO");
        fields.put("partition", "auto");
        fields.put("imbalance", 0.05);
        fields.put("automatic", false);
        fields.put("weights", "model");
        fields.put("lpEvents", false);
        fields.put("findsWarmUp", false);
        fields.put("checkpoints", true);
        fields.put("authenticatesData", true);
        return fields;
    }

    static Stream<Arguments> damage() {
        return Stream.of(
                Arguments.of("workers", (1L << 32) + 1, "workers=4294967297, expected a number from 0 to 2147483647"),
                Arguments.of("threads", -1, "threads=-1, expected a number from 1 to 2147483647"),
                Arguments.of("endTicks", 1.5, "endTicks=1.5, expected a whole number of at most 64 bits"),
                Arguments.of(
                        "seed",
                        java.math.BigInteger.TWO.pow(64),
                        "seed=18446744073709551616, expected a whole number of at most 64 bits"),
                Arguments.of("seed", null, "seed=null, expected a whole number of at most 64 bits"),
                Arguments.of("model", 7, "model=7, expected a text"),
                Arguments.of("model", List.of("a\nb"), "model=[a b], expected a text"),
                Arguments.of("checkpoints", "true", "checkpoints=true, expected true or false"),
                Arguments.of("parameters", Map.of("lps", 4), "parameters.lps=4, expected a text"),
                Arguments.of(
                        "parameters",
                        "x".repeat(100),
                        "parameters=" + "x".repeat(60) + "..., expected an object of texts"),
                Arguments.of("automatic", 1, "automatic=1, expected true or false"),
                Arguments.of("partition", 1, "partition=1, expected a text"),
                Arguments.of("weights", 1, "weights=1, expected a text"),
                Arguments.of("lpEvents", "no", "lpEvents=no, expected true or false"),
                Arguments.of("imbalance", "5 %", "imbalance=5 %, expected a number"),
                Arguments.of("messaging", "fast", "messaging=fast, expected one of [AUTO, INLINE, THREAD]"));
    }

    @ParameterizedTest
    @MethodSource("damage")
    void shouldRefuseAFieldOfAnotherKind(String name, Object value, String message) {
        Map<String, Object> fields = fields();
        assertEquals("x", RunInput.resumed("file", fields, "run").simulation().model());
        fields.put(name, value);
        String refusal = assertThrows(InvalidInputException.class, () -> RunInput.resumed("file", fields, "run"))
                .getMessage();
        assertEquals("file: " + message + ANEW, refusal);
        assertTrue(refusal.lines().count() == 1, refusal);
    }
}
