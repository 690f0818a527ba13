package org.chronogram.benchmarks.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<ChildProcesses> opened = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--runs=0             | --runs=0: expected at least 1",
                "--scale=0            | --scale=0.0: expected a number above 0",
                "--cases=chess        | there is no case 'chess': expected some of phold-1024",
                "--engines=fast       | there is no engine 'fast': expected some of sequential",
                "--record             | --record goes with --guard only",
                "--plant-slow-down=5  | --plant-slow-down goes with --guard only",
                "--json=/none/x.json  | --json=/none/x.json: cannot be written: expected a file in a directory that exists",
                "--fast               | Unknown option: '--fast'",
                "--runs=many          | Invalid value for option '--runs': 'many' is not an int",
                "everything           | Unmatched argument at index 0: 'everything'",
            })
    void shouldRefuseBadArgumentsInOneLine(String argument, String message) {
        assertEquals(2, execute(argument));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("sim-bench: " + message), err::toString);
        assertTrue(opened.isEmpty());
    }

    @Test
    void shouldSayWhatIsMissingInTheThresholds() throws IOException {
        Path thresholds = Files.writeString(directory.resolve("guard.properties"), "phold-65536.ratio=quick\n");
        assertEquals(1, execute("--guard", "--thresholds=" + thresholds));
        assertEquals(
                "sim-bench: " + thresholds + ": phold-65536.ratio=quick: expected a number" + System.lineSeparator(),
                err.toString());
    }

    @Test
    void shouldMeasureInProcessesOfTheirOwnAndLeaveNothingBehind() throws IOException {
        Path json = directory.resolve("bench.json");
        Path html = directory.resolve("bench.html");
        int status = execute(
                "--quick",
                "--cases=network",
                "--engines=sequential,textbook",
                "--runs=1",
                "--scale=0.01",
                "--json=" + json,
                "--html=" + html);
        assertEquals(0, status, err::toString);
        JsonNode engines = new ObjectMapper().readTree(json.toFile()).at("/cases/0/engines");
        assertEquals(2, engines.size());
        engines.forEach(
                engine -> assertTrue(engine.at("/eventsPerSecond/median").asDouble() > 0, engine::toString));
        assertTrue(Files.readString(html).contains("<svg"));
        assertTrue(Files.notExists(opened.get(0).file("topology.gml").getParent()));
    }

    private int execute(String... arguments) {
        ChildProcesses.Opener opener = jvmOptions -> {
            ChildProcesses processes = ChildProcesses.open(jvmOptions);
            opened.add(processes);
            return processes;
        };
        return Main.execute(opener, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
