package org.chronogram.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that executes slices on request. */
final class SliceProcess implements AutoCloseable {
    /** Two of them live at the same time, on any machine. */
    private static final List<String> FLAGS = List.of("-Xmx1g");

    private final ChildProcesses processes;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    SliceProcess(ChildProcesses processes, Contender.Kind kind, double slowDown, Workload workload) {
        this.processes = processes;
        process = processes.startJvm(
                FLAGS,
                SliceMain.class,
                SliceMain.arguments(kind, slowDown, workload),
                processes.file("errors-" + kind + ".txt"),
                Redirect.PIPE);
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Asks for a slice. */
    void request() {
        try {
            requests.write("\n");
            requests.flush();
        } catch (IOException e) {
            throw new BenchException("a process of the guard ended: " + e.getMessage(), e);
        }
    }

    /** Waits for the answer to a request: events per second of processor time. */
    double answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new BenchException("a process of the guard ended before it had measured");
            }
            return Double.parseDouble(line);
        } catch (IOException e) {
            throw new BenchException("a process of the guard cannot be heard: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        processes.ended(process);
    }
}
