package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FinishedRunTest {
    private final SampleRun run = new SampleRun();

    @BeforeEach
    void addCosts() {
        run.division = new LpDivision(
                "by links", () -> "", 2, 0, 10, new Delays(true, "1ms", "1ms", "5ms", List.of(3, 17)), 1.25, "");
        List<PartitionTimes.Wait> waits = List.of(
                new PartitionTimes.Wait(1, -1, 30, 498_000_000, 497_000_000),
                new PartitionTimes.Wait(0, 1, 2, 200_000_000, 300_000_000));
        run.partitions.add(new PartitionTimes(
                0, 0, 40, 2_000_000_000, 500_000_000, 501_000_000, 499_000_000, 1_000_000_000, 7, waits));
        run.recoveries.add(new Recovery(1, 1, "was killed", 7, "4s", "3s", Double.NaN, 99, Recovery.ROLLBACK));
        run.recoveries.add(new Recovery(2, 0, "was killed", 9, "5s", "3s", 0.25, 9, Recovery.STAY));
        run.layouts.add(new LayoutPhase(2, 0.5, 1_000, "it was tried"));
    }

    private Map<String, Object> written() throws IOException {
        String text = JsonText.onOneLine(RunManifest.of(run.build()));
        return new JsonMapper().readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    private static String refusal(Map<String, Object> fields) {
        return assertThrows(InvalidInputException.class, () -> FinishedRun.read("run.json", fields))
                .getMessage();
    }

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        RunResult expected = run.build();
        FinishedRun read = FinishedRun.read("run.json", written());
        Execution execution = read.result().execution();
        assertEquals(expected.execution().stepTimes(), execution.stepTimes());
        assertEquals(expected.execution().recoveries(), execution.recoveries());
        assertEquals(expected.execution().layouts(), execution.layouts());
        assertEquals(run.division.delays(), execution.division().delays());
        assertEquals(1.25, execution.division().imbalance());
        assertEquals(expected.eventsPerSecond(), read.result().eventsPerSecond());
        assertEquals(expected.reached().steps(), read.result().reached().steps());
        assertEquals(StepLatency.of(run.stepLatencyNs), read.latency());
        assertEquals(Runtime.getRuntime().availableProcessors(), read.cores());
    }

    @Test
    void shouldRefuseAFileOfAnotherVersion() throws IOException {
        Map<String, Object> fields = written();
        Map<?, ?> partition = (Map<?, ?>) fields.get("partition");
        partition.remove("lookahead");
        assertEquals(
                "run.json has no field partition.lookahead: it was written by another version of Chronogram, or by another"
                        + " program; run the model again",
                refusal(fields));
    }

    @Test
    void shouldRefuseValuesOfAnotherKind() throws IOException {
        Map<String, Object> fields = written();
        fields.put("steps", -1);
        assertEquals(
                "run.json: steps=-1, expected a whole number of at least 0: the file is damaged, or of another version of"
                        + " Chronogram; run the model again",
                refusal(fields));
        fields = written();
        fields.put("stepTimes", Map.of("partitions", List.of("x")));
        assertEquals(
                "run.json: stepTimes.partitions[0]=x, expected an object: the file is damaged, or of another version of"
                        + " Chronogram; run the model again",
                refusal(fields));
        fields = written();
        fields.put("workers", "two");
        assertEquals(
                "run.json: workers=two, expected a whole number: the file is damaged, or of another version of Chronogram;"
                        + " run the model again",
                refusal(fields));
    }
}
