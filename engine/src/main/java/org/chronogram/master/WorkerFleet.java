package org.chronogram.master;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chronogram.worker.SharedMemory;

/** The worker processes of a run. Closing leaves no process behind, and nothing in shared memory. */
final class WorkerFleet implements AutoCloseable {
    private static final long ORDERLY_EXIT_MS = 3_000;
    private static final long PASS_ON_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long OUTPUT_SHOWN_BYTES = 2_000;

    private final Process[] processes;
    private final int[] launchEpochs;
    private final TemporaryDirectory outputDirectory;
    private final Path aeronParent;
    private final long runId;
    private final Consumer<MasterEvent> events;
    private final List<PrintedLines> printed;
    private long passedOnNs = System.nanoTime();

    WorkerFleet(Path aeronParent, long runId, int workers, Consumer<MasterEvent> events, Consumer<String> lines)
            throws IOException {
        this.aeronParent = aeronParent;
        this.runId = runId;
        this.events = events;
        processes = new Process[workers];
        launchEpochs = new int[workers];
        outputDirectory = TemporaryDirectory.create("workers");
        printed = IntStream.range(0, workers)
                .mapToObj(worker -> new PrintedLines(printedFile(worker), "worker " + worker + ": ", lines))
                .toList();
    }

    /** Starts the process of a worker; the one before must have been removed. */
    void launch(WorkerLauncher launcher, int worker, int epoch) throws IOException {
        Process process = launcher.launch(worker, epoch, output(worker), printedFile(worker));
        processes[worker] = process;
        launchEpochs[worker] = epoch;
        Future<Void> unused = process.onExit()
                .thenAccept(ended -> events.accept(new MasterEvent.Exited(worker, epoch, ended.exitValue())));
    }

    /** Ends the process of a worker by force, also one that is stopped, and removes what it shared in memory. */
    void remove(int worker) {
        processes[worker].destroyForcibly();
        awaitExit(processes[worker], TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS));
        SharedMemory.deleteWorker(aeronParent, ProcessHandle.current().pid(), runId, worker);
    }

    Path aeronDirectory(int worker, int epoch) {
        return SharedMemory.directory(aeronParent, ProcessHandle.current().pid(), runId, worker, epoch);
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

    /** Returns the last lines that a worker printed, empty when it printed nothing. */
    String lastOutput(int worker) {
        try {
            byte[] bytes = Files.readAllBytes(output(worker));
            int from = (int) Math.max(0, bytes.length - OUTPUT_SHOWN_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                    .replaceAll("(?m)^(NOTE: )?Picked up .*$", "")
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    private Path output(int worker) {
        return outputDirectory.path().resolve("worker-" + worker + ".log");
    }

    private Path printedFile(int worker) {
        return outputDirectory.path().resolve("worker-" + worker + ".out");
    }

    /** Passes on what models have printed, now and then. */
    void passOnPrinted(long nowNs) {
        if (nowNs - passedOnNs > PASS_ON_INTERVAL_NS) {
            passedOnNs = nowNs;
            printed.forEach(PrintedLines::passOn);
        }
    }

    @Override
    public void close() {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS);
        List<Process> launched = launched();
        launched.forEach(process -> awaitExit(process, Math.max(0, deadlineNs - System.nanoTime())));
        launched.forEach(Process::destroyForcibly);
        launched.forEach(process -> awaitExit(process, TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS)));
        SharedMemory.deleteRun(aeronParent, ProcessHandle.current().pid(), runId);
        printed.forEach(PrintedLines::finish);
        outputDirectory.close();
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
