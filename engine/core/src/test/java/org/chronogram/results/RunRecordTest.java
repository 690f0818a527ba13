package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunRecordTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatARunHasWritten() throws IOException {
        assertFalse(RunRecord.isWhole(directory.resolve("run")));
        RunDirectory.named(directory.resolve("run")).write(new SampleRun().build());
        assertTrue(RunRecord.isWhole(directory.resolve("run")));
        RunRecord record = RunRecord.read(directory.resolve("run"));
        assertEquals(Map.of("lps", "1024"), record.parameters());
        assertEquals(7, record.seed());
        assertEquals(0, record.replication());
        assertEquals("0123456789abcdef", record.digest());
        assertEquals(12_345_678, record.events());
        assertEquals(
                List.of("visits", "delay"),
                record.results().stream().map(ResultEntry::name).toList());
        assertEquals("s", record.results().get(1).unit());
        assertEquals(
                Map.of("count", 3, "mean", 0.25, "standardDeviation", Double.NaN),
                record.results().get(1).values());
        assertEquals(List.of(new CheckEntry("population", true, "found 1024 events, expected 1024")), record.checks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                 | parameters=null, expected an object",
                "{\"parameters\":{},\"seed\":\"a\"}                 | seed=a, expected a number",
                "{\"parameters\":{}                                 | is damaged",
            })
    void shouldRefuseADamagedFile(String content, String message) throws IOException {
        Files.writeString(directory.resolve("run.json"), content);
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunRecord.read(directory));
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }
}
