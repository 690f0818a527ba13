package org.chronogram.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.files.OwnDirectory;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.Placement;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.WorkerHandle;

/** The host of the master itself: forks the workers here, and keeps their shared memory in one directory. */
public final class LocalHost implements WorkerHost {
    private static final long ORDERLY_EXIT_MS = 3_000;

    /** A worker that was started, with the readers of its standard output and standard error. */
    private record Launched(Process process, int epoch, LineForwarder printed, OutputExcerpt output) {}

    private final Launched[] workers;
    private final TemporaryDirectory shared;
    private final Consumer<WorkerExit> exits;
    private final Consumer<String> lines;
    private final WorkerLauncher launcher;
    private final ThreadLayout threads;
    private final String bindAddress;

    private LocalHost(HostContext context, int workersHere, TemporaryDirectory shared) {
        RunSpecification specification = context.specification();
        this.shared = shared;
        exits = context.exits();
        lines = context.lines();
        launcher = new WorkerLauncher(
                specification,
                workersHere,
                context.master(),
                context.token(),
                crashDirectory(specification, shared.path()));
        workers = new Launched[specification.layout().workers()];
        threads =
                ThreadLayout.of(specification, workersHere, Runtime.getRuntime().availableProcessors());
        bindAddress = specification.hostOptions().bindAddress();
    }

    /**
     * Prepares this host for a run with all workers here; see {@link HostFactory#open}.
     *
     * @param context inputs of the host.
     * @return the host.
     * @throws InvalidInputException when the directory for shared memory cannot be used.
     * @throws IOException when the directory of this run cannot be made there.
     */
    public static LocalHost open(HostContext context) throws IOException {
        return open(context, context.specification().layout().workers());
    }

    /**
     * Prepares this host for some of the workers of a run.
     *
     * @param context inputs of the host.
     * @param workersHere how many workers share the memory and the cores of this host.
     * @return the host.
     * @throws InvalidInputException when the directory for shared memory cannot be used.
     * @throws IOException when the directory of this run cannot be made there.
     */
    public static LocalHost open(HostContext context, int workersHere) throws IOException {
        Path parent = checkedParent(context.specification().hostOptions().aeronDirectory());
        return new LocalHost(context, workersHere, TemporaryDirectory.createIn(parent));
    }

    private static Path checkedParent(String aeronDirectory) {
        Path parent = Path.of(aeronDirectory);
        if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new InvalidInputException("--aeron-dir=" + parent
                    + " is not a directory that can be written to: workers keep their buffers there; name another, best on"
                    + " a memory file system such as /dev/shm");
        }
        return parent;
    }

    /** A JVM that crashes writes its report to the run directory, if there is one. */
    private static Path crashDirectory(RunSpecification specification, Path shared) {
        String runDirectory = specification.faultTolerance().runDirectory();
        return runDirectory.isEmpty() ? shared : Path.of(runDirectory).toAbsolutePath();
    }

    @Override
    public void launch(int worker, int epoch) throws IOException {
        Process process = launcher.launch(worker, epoch);
        workers[worker] = new Launched(
                process,
                epoch,
                LineForwarder.of(process.getInputStream(), "worker " + worker + ": ", lines),
                OutputExcerpt.of(process.getErrorStream(), "output-" + worker));
        Future<Void> unused =
                process.onExit().thenAccept(ended -> exits.accept(new WorkerExit(worker, epoch, ended.exitValue())));
    }

    @Override
    public void remove(int worker) {
        Process process = workers[worker].process();
        process.destroyForcibly();
        awaitExit(process, TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS));
        OwnDirectory.deleteAll(shared.path(), worker + "-");
    }

    @Override
    public void kill() {
        launched().forEach(worker -> worker.process().destroyForcibly());
    }

    @Override
    public boolean isNewest(int worker, int epoch, long pid) {
        Launched newest = workers[worker];
        return newest != null && newest.epoch() == epoch && newest.process().pid() == pid;
    }

    @Override
    public int launchEpoch(int worker) {
        return workers[worker].epoch();
    }

    @Override
    public OptionalInt awaitExit(int worker, long timeoutMs) {
        Process process = workers[worker].process();
        awaitExit(process, TimeUnit.MILLISECONDS.toNanos(timeoutMs));
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public ProcessState state(int worker) {
        return ProcessState.of(workers[worker].process().pid());
    }

    @Override
    public Placement placement(int worker, int epoch) {
        String directory = shared.path().resolve(worker + "-" + epoch).toString();
        return new Placement(
                threads.messagingThread(),
                threads.spareCores(),
                directory,
                bindAddress,
                true,
                LocalPaths.AS_SPECIFIED,
                0);
    }

    @Override
    public String hostOf(int worker) {
        return "";
    }

    /** Does nothing: this is the only host of the run. */
    @Override
    public void giveUpHost(int worker, String reason) {
        // The workers go on here.
    }

    @Override
    public String describe(int worker) {
        return "process " + workers[worker].process().pid();
    }

    @Override
    public String lastOutput(int worker) {
        return workers[worker]
                .output()
                .text()
                .replaceAll("(?m)^(NOTE: )?Picked up .*$", "")
                .strip();
    }

    @Override
    public WorkerHandle handle(int worker) {
        return new LocalWorkerHandle(workers[worker].process().toHandle());
    }

    /**
     * Returns the process id of a worker that was launched.
     *
     * @param worker index of the worker.
     * @return its process id.
     */
    public long pid(int worker) {
        return workers[worker].process().pid();
    }

    /**
     * Returns the directory in which the workers have their directories.
     *
     * @return the directory, which is removed when this host is closed.
     */
    public Path sharedDirectory() {
        return shared.path();
    }

    @Override
    public void close() {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS);
        List<Process> processes = launched().stream().map(Launched::process).toList();
        processes.forEach(process -> awaitExit(process, Math.max(0, deadlineNs - System.nanoTime())));
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> awaitExit(process, TimeUnit.MILLISECONDS.toNanos(ORDERLY_EXIT_MS)));
        launched().forEach(worker -> worker.printed().finish());
        shared.close();
    }

    private List<Launched> launched() {
        return Arrays.stream(workers).filter(Objects::nonNull).toList();
    }

    private static void awaitExit(Process process, long timeoutNs) {
        try {
            process.waitFor(timeoutNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
