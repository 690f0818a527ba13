package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.files.OwnDirectory;
import org.chronogram.worker.RunSpecification;

/** The worker processes of a run. Closing leaves no process behind, and nothing in shared memory. */
final class WorkerFleet implements AutoCloseable {
    private static final long ORDERLY_EXIT_MS = 3_000;

    private final Process[] processes;
    private final int[] launchEpochs;
    private final WorkerOutput[] outputs;
    private final TemporaryDirectory shared;
    private final Consumer<MasterEvent> events;
    private final Consumer<String> lines;
    private final PrintedLines[] printed;

    WorkerFleet(Path aeronParent, int workers, Consumer<MasterEvent> events, Consumer<String> lines)
            throws IOException {
        this.events = events;
        this.lines = lines;
        processes = new Process[workers];
        launchEpochs = new int[workers];
        outputs = new WorkerOutput[workers];
        printed = new PrintedLines[workers];
        shared = TemporaryDirectory.createIn(aeronParent);
    }

    /** Starts the process of a worker; the one before must have been removed. */
    void launch(WorkerLauncher launcher, int worker, int epoch) throws IOException {
        Process process = launcher.launch(worker, epoch);
        printed[worker] = PrintedLines.of(process.getInputStream(), "worker " + worker + ": ", lines);
        processes[worker] = process;
        outputs[worker] = WorkerOutput.of(process.getErrorStream(), "output-" + worker);
        launchEpochs[worker] = epoch;
        Future<Void> unused = process.onExit()
                .thenAccept(ended -> events.accept(new MasterEvent.Exited(worker, epoch, ended.exitValue())));
    }

    /** Ends the process of a worker by force, also one that is stopped, and removes what it shared in memory. */
    void remove(int worker) {
        processes[worker].destroyForcibly();
        awaitExit(processes[worker], TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS));
        OwnDirectory.deleteAll(shared.path(), worker + "-");
    }

    Path aeronDirectory(int worker, int epoch) {
        return shared.path().resolve(worker + "-" + epoch);
    }

    /** Returns the epoch in which the process of a worker was started. */
    int launchEpoch(int worker) {
        return launchEpochs[worker];
    }

    long pid(int worker) {
        return processes[worker].pid();
    }

    /** Returns the process ids of all workers, by index; all must have been launched. */
    List<Long> pids() {
        return Arrays.stream(processes).map(Process::pid).toList();
    }

    /** Returns how a worker ended, empty when it lives after the time given. */
    OptionalInt awaitExit(int worker, long timeoutMs) {
        Process process = processes[worker];
        awaitExit(process, TimeUnit.MILLISECONDS.toNanos(timeoutMs));
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Returns what a worker printed, empty when it printed nothing; of much only the beginning and the end. */
    String lastOutput(int worker) {
        return outputs[worker]
                .text()
                .replaceAll("(?m)^(NOTE: )?Picked up .*$", "")
                .strip();
    }

    /** Returns where a JVM that crashes leaves its report: with the run where that has a directory. */
    Path crashDirectory(RunSpecification specification) {
        String runDirectory = specification.faultTolerance().runDirectory();
        return runDirectory.isEmpty() ? shared.path() : Path.of(runDirectory).toAbsolutePath();
    }

    @Override
    public void close() {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS);
        List<Process> launched = launched();
        launched.forEach(process -> awaitExit(process, Math.max(0, deadlineNs - System.nanoTime())));
        launched.forEach(Process::destroyForcibly);
        launched.forEach(process -> awaitExit(process, TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS)));
        Arrays.stream(printed).filter(Objects::nonNull).forEach(PrintedLines::finish);
        shared.close();
    }

    /** Ends all workers at once. */
    void kill() {
        launched().forEach(Process::destroyForcibly);
    }

    private List<Process> launched() {
        return Arrays.stream(processes).filter(Objects::nonNull).toList();
    }

    private static void awaitExit(Process process, long timeoutNs) {
        try {
            process.waitFor(timeoutNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
