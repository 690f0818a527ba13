package org.chronogram.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chronogram.host.HostContext;
import org.chronogram.host.ProcessState;
import org.chronogram.host.ThreadLayout;
import org.chronogram.host.WorkerExit;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.models.unruly.DifferingModel;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.Placement;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.WorkerHandle;
import org.chronogram.worker.WorkerProcess;

/**
 * Starts the workers of a run as threads of this process. All that joins them to the master and to each other is as it is
 * between processes: the control link over TCP, the mesh over UDP, the files in shared memory. No worker can be killed.
 */
final class ThreadHost implements WorkerHost {
    private static final long EXIT_TIMEOUT_MS = 10_000;

    private record Launched(int epoch, CompletableFuture<Integer> exit) implements WorkerHandle {
        @Override
        public boolean isAlive() {
            return !exit.isDone();
        }

        @Override
        public void inject(ProcessFault fault) {
            throw new UnsupportedOperationException("a thread can suffer no " + fault);
        }
    }

    private final HostContext context;
    private final Path directory;
    private final ThreadLayout threads;
    private final Launched[] workers;
    private final List<String> complaints = new ArrayList<>();
    private boolean killed;

    private ThreadHost(HostContext context, Path directory) {
        this.context = context;
        this.directory = directory;
        int count = context.specification().layout().workers();
        threads = ThreadLayout.of(
                context.specification(), count, Runtime.getRuntime().availableProcessors());
        workers = new Launched[count];
    }

    static ThreadHost open(HostContext context) throws IOException {
        Path parent = Path.of(context.specification().hostOptions().aeronDirectory());
        if (!Files.isDirectory(parent)) {
            throw new InvalidInputException("--aeron-dir=" + parent + " is not a directory");
        }
        return new ThreadHost(context, Files.createTempDirectory(parent, "threads-"));
    }

    @Override
    public void launch(int worker, int epoch) {
        InetSocketAddress master = context.master();
        Map<String, String> environment =
                Map.of(RunToken.ENVIRONMENT_VARIABLE, context.token().toHex());
        WorkerProcess process =
                WorkerProcess.create(master, environment, worker, epoch, this::complainOfHalt, this::complain);
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        workers[worker] = new Launched(epoch, exit);
        Thread thread = new Thread(
                new ThreadGroup(DifferingModel.WORKER_GROUP), () -> exit.complete(process.run()), "worker-" + worker);
        thread.setDaemon(true);
        thread.start();
        CompletableFuture<Void> unused =
                exit.thenAccept(code -> context.exits().accept(new WorkerExit(worker, epoch, code)));
    }

    private void complainOfHalt(int exitCode) {
        complain("a worker does not end, and would halt its process with exit code " + exitCode);
    }

    private synchronized void complain(String line) {
        complaints.add(line);
    }

    @Override
    public void remove(int worker) {
        throw new UnsupportedOperationException(
                "worker " + worker + " is a thread and cannot be removed; it said: " + lastOutput(worker));
    }

    /** A worker ends by itself when its link to the master closes, which is after this host is closed. */
    @Override
    public void kill() {
        killed = true;
    }

    @Override
    public boolean isNewest(int worker, int epoch, long pid) {
        return launchEpoch(worker) == epoch && pid == ProcessHandle.current().pid();
    }

    @Override
    public int launchEpoch(int worker) {
        return workers[worker].epoch();
    }

    @Override
    public OptionalInt awaitExit(int worker, long timeoutMs) {
        try {
            return OptionalInt.of(workers[worker].exit().get(timeoutMs, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return OptionalInt.empty();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public ProcessState state(int worker) {
        return ProcessState.NOT_KNOWN;
    }

    @Override
    public Placement placement(int worker, int epoch) {
        return new Placement(
                threads.messagingThread(),
                threads.spareCores(),
                directory.resolve(worker + "-" + epoch).toString(),
                context.specification().hostOptions().bindAddress(),
                true,
                LocalPaths.AS_SPECIFIED,
                0);
    }

    @Override
    public String hostOf(int worker) {
        return "";
    }

    @Override
    public void giveUpHost(int worker, String reason) {
        throw new UnsupportedOperationException("there is no other host: " + reason);
    }

    @Override
    public String describe(int worker) {
        return "a thread";
    }

    @Override
    public synchronized String lastOutput(int worker) {
        return String.join("\n", complaints);
    }

    @Override
    public WorkerHandle handle(int worker) {
        return workers[worker];
    }

    @Override
    public void close() {
        if (!killed) {
            awaitWorkers();
        }
    }

    /** Waits for the end of all workers, and removes their directory. */
    void awaitWorkers() {
        for (int worker = 0; worker < workers.length; worker++) {
            if (workers[worker] != null && awaitExit(worker, EXIT_TIMEOUT_MS).isEmpty()) {
                throw new AssertionError("worker " + worker + " does not end");
            }
        }
        try {
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new AssertionError("the workers have not removed their directories", e);
        }
    }
}
