package org.chronogram.benchmarks.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that measures, prints one JSON object and ends. */
final class MeasuredProcess {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long WATCH_INTERVAL_MS = 250;

    private final ChildProcesses processes;
    private final Path errors;
    private final Path output;
    private final Process process;
    private final Map<Long, Long> peakRssByPid = new ConcurrentHashMap<>();

    private MeasuredProcess(ChildProcesses processes, Class<?> mainClass, List<String> arguments) {
        this.processes = processes;
        errors = processes.file("errors.txt");
        output = processes.file("output.json");
        process = processes.startJvm(List.of(), mainClass, arguments, errors, Redirect.to(output.toFile()));
    }

    /** The output of the process, and the largest resident memory of it and its descendants together. */
    record Answer(JsonNode json, long peakRssBytes) {}

    static Answer run(ChildProcesses processes, Class<?> mainClass, List<String> arguments) {
        return new MeasuredProcess(processes, mainClass, arguments).await();
    }

    private Answer await() {
        try {
            while (!process.waitFor(WATCH_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
                watchMemory();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
        processes.ended(process);
        if (process.exitValue() != 0) {
            throw new BenchException("a measured process ended with status " + process.exitValue() + ": " + lastLine());
        }
        long peak = peakRssByPid.values().stream().mapToLong(Long::longValue).sum();
        return new Answer(parsed(), peak);
    }

    private void watchMemory() {
        watchMemory(process.toHandle());
        process.descendants().forEach(this::watchMemory);
    }

    private void watchMemory(ProcessHandle handle) {
        long peak = ProcessStatus.peakRssBytes(Long.toString(handle.pid()));
        peakRssByPid.merge(handle.pid(), peak, Math::max);
    }

    private JsonNode parsed() {
        try {
            return JSON.readTree(Files.readString(output));
        } catch (JsonProcessingException e) {
            throw new BenchException("a measured process printed something else than its result, see " + output, e);
        } catch (IOException e) {
            throw new BenchException("cannot read what a measured process printed: " + e.getMessage(), e);
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(errors);
            return lines.stream()
                    .filter(line -> line.startsWith("Exception") || line.startsWith("sim:") || line.startsWith("Error"))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
        } catch (IOException e) {
            return "what it said cannot be read: " + e.getMessage();
        }
    }
}
