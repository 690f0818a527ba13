package org.chronogram.master;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.worker.SharedMemory;

/** The worker processes of a run. Closing leaves no process behind, and nothing in shared memory. */
final class WorkerFleet implements AutoCloseable {
    private static final long ORDERLY_EXIT_MS = 3_000;
    private static final long OUTPUT_SHOWN_BYTES = 2_000;

    private final List<Process> processes = new ArrayList<>();
    private final Path outputDirectory;
    private final Path aeronParent;
    private final long runId;

    WorkerFleet(Path aeronParent, long runId) throws IOException {
        this.aeronParent = aeronParent;
        this.runId = runId;
        outputDirectory = Files.createTempDirectory("chronogram-workers-");
    }

    void launch(WorkerLauncher launcher, int workers, int epoch, Consumer<MasterEvent> events) throws IOException {
        for (int worker = 0; worker < workers; worker++) {
            int index = worker;
            Process process = launcher.launch(worker, epoch, output(worker));
            processes.add(process);
            Future<Void> unused = process.onExit()
                    .thenAccept(ended -> events.accept(new MasterEvent.Exited(index, ended.exitValue())));
        }
    }

    Path aeronDirectory(int worker) {
        return SharedMemory.directory(aeronParent, ProcessHandle.current().pid(), runId, worker);
    }

    long pid(int worker) {
        return processes.get(worker).pid();
    }

    /** Returns how a worker ended, empty when it lives after the time given. */
    OptionalInt awaitExit(int worker, long timeoutMs) {
        Process process = processes.get(worker);
        awaitExit(process, TimeUnit.MILLISECONDS.toNanos(timeoutMs));
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Returns the last lines that a worker printed, empty when it printed nothing. */
    String lastOutput(int worker) {
        try {
            byte[] bytes = Files.readAllBytes(output(worker));
            int from = (int) Math.max(0, bytes.length - OUTPUT_SHOWN_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private Path output(int worker) {
        return outputDirectory.resolve("worker-" + worker + ".log");
    }

    @Override
    public void close() {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS);
        for (Process process : processes) {
            awaitExit(process, Math.max(0, deadlineNs - System.nanoTime()));
        }
        for (int worker = 0; worker < processes.size(); worker++) {
            processes.get(worker).destroyForcibly();
            awaitExit(processes.get(worker), TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS));
            SharedMemory.delete(aeronDirectory(worker));
        }
        SharedMemory.delete(outputDirectory);
    }

    /** Ends all workers at once. */
    void kill() {
        processes.forEach(Process::destroyForcibly);
    }

    private static void awaitExit(Process process, long timeoutNs) {
        try {
            process.waitFor(timeoutNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
