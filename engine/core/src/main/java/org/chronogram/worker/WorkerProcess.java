package org.chronogram.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.chronogram.files.OwnDirectory;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.messaging.udp.MeshException;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.StepFlags;

/**
 * The life of a worker process: joins the master, builds its LPs, takes part in the steps, reports, exits. It never
 * outlives its master: when the control link closes it ends by itself, if need be by force.
 */
public final class WorkerProcess {
    /** Exit code of a worker that lost its master. */
    public static final int EXIT_MASTER_LOST = 4;

    private static final int EXIT_DONE = 0;
    private static final int EXIT_FAILED = 1;
    private static final long FORCED_EXIT_MS = 2_000;
    private static final int POLL_MS = 50;

    /** A mesh that is driven this often repeats what was lost well before its peers need it. */
    private static final int DRIVEN_POLL_MS = 1;

    /** Longer than it takes the master to notice that a process has ended, and to say so. */
    private static final long PEER_LOSS_MS = 5_000;

    private static final String SHARED_MEMORY_FULL =
            "%s: the file system of what the workers share is full: free some of"
                    + " it, raise its size (in a container --shm-size) or use --aeron-dir to name another place";

    private static final String GIVEN_UP = "the run was given up";

    private final InetSocketAddress master;
    private final RunToken token;
    private final byte[] meshSecret;
    private final int worker;
    private final int launchEpoch;
    private final IntConsumer halt;
    private final Consumer<String> complain;
    private final StepFlags flags = new StepFlags();
    private final CheckpointMarks marks = new CheckpointMarks();
    private final MasterLink link;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Path aeronDirectory;
    private volatile WorkerRun current;
    private int epoch;

    /**
     * Creates the worker.
     *
     * @param master where the master listens.
     * @param environment environment of the process, which holds the token of the run.
     * @param worker index of the worker.
     * @param epoch epoch of the mesh when the process was started.
     * @param halt ends the process at once with an exit code, without running shutdown hooks.
     * @param complain takes what the master cannot be told over the link; it shows the last of it when the worker ends.
     */
    public WorkerProcess(
            InetSocketAddress master,
            Map<String, String> environment,
            int worker,
            int epoch,
            IntConsumer halt,
            Consumer<String> complain) {
        this.master = master;
        token = RunToken.fromEnvironment(environment);
        meshSecret = token.derive("mesh");
        this.worker = worker;
        launchEpoch = epoch;
        this.epoch = epoch;
        this.halt = halt;
        this.complain = complain;
        link = new MasterLink(this::scheduleForcedExit, flags, marks);
    }

    /**
     * Lives.
     *
     * @return exit code of the process.
     */
    public int run() {
        try {
            link.connect(master, token, worker, launchEpoch);
            return work();
        } catch (IOException e) {
            complain.accept(e.getMessage());
            return EXIT_MASTER_LOST;
        } catch (MasterLostException e) {
            return EXIT_MASTER_LOST;
        } catch (Throwable e) {
            return fail(e);
        } finally {
            ended.countDown();
            link.close();
        }
    }

    /**
     * Tells the master that the code of the model ends the process, and waits until it lets the worker go.
     *
     * @param call the call.
     */
    public void failBy(ExitCall call) {
        link.send(new ControlMessages.Failure(epoch, false, call.message(), call.trace()));
        link.awaitRelease();
    }

    private int work() {
        ProgressTimer timer = new ProgressTimer(this::report);
        try {
            boolean finished = false;
            while (!finished) {
                finished = takePart(awaitAssignment());
            }
        } finally {
            timer.close();
            closeRun();
        }
        return EXIT_DONE;
    }

    /** Keeps the master from taking a worker for dead, at any time of its life. */
    private void report() {
        WorkerRun run = current;
        Optional<ControlMessages.ProgressReport> progress = run == null ? Optional.empty() : run.progressReport();
        link.send(progress.isPresent() ? progress.get() : new ControlMessages.Heartbeat());
        if (progress.isPresent()) {
            run.busy(progress.get().steps(), System.nanoTime()).ifPresent(link::send);
        }
    }

    /** Returns false when another assignment has made this one void. */
    private boolean takePart(ControlMessages.Assignment assignment) {
        aeronDirectory = Path.of(assignment.aeronDirectory());
        epoch = assignment.epoch();
        boolean connecting = false;
        try {
            WorkerRun run = begin(assignment);
            link.send(run.openSockets());
            Optional<ControlMessage> roster = await(ControlMessages.Roster.class, POLL_MS, () -> {});
            connecting = true;
            if (roster.isEmpty() || !run.connect(roster.get().body(ControlMessages.Roster.class))) {
                return false;
            }
            link.send(new ControlMessages.Connected(epoch));
            return await(ControlMessages.Start.class, DRIVEN_POLL_MS, run::driveMesh)
                            .isPresent()
                    && run.execute();
        } catch (MeshException e) {
            // With a peer lost, its streams can fail in many ways, also before the master knows of the loss; the next
            // assignment is the answer to all of them.
            if (connecting && link.awaitAssignment(PEER_LOSS_MS)) {
                return false;
            }
            throw e;
        }
    }

    /** Goes on with what the worker has, or begins anew. */
    private WorkerRun begin(ControlMessages.Assignment assignment) {
        WorkerRun run = current;
        if (run != null && run.canStay(assignment)) {
            run.rejoin(assignment);
            return run;
        }
        closeRun();
        run = new WorkerRun(assignment, worker, meshSecret, flags, marks, link);
        current = run;
        run.build();
        return run;
    }

    private void closeRun() {
        WorkerRun run = current;
        current = null;
        if (run != null) {
            run.close();
        }
    }

    private ControlMessages.Assignment awaitAssignment() {
        ControlMessage message = null;
        while (message == null) {
            if (link.exitRequested()) {
                throw new MasterLostException(GIVEN_UP);
            }
            message = link.pollAssignment(POLL_MS);
        }
        return message.body(ControlMessages.Assignment.class);
    }

    /**
     * Returns the message; empty when there is another assignment.
     *
     * @param turn what to do on each turn of the wait.
     */
    private Optional<ControlMessage> await(Class<? extends Record> type, int pollMs, Runnable turn) {
        ControlMessage message = null;
        while (message == null && !link.hasAssignment()) {
            turn.run();
            message = link.poll(pollMs);
        }
        if (message == null || link.hasAssignment()) {
            return Optional.empty();
        }
        if (ControlMessages.is(message, ControlMessages.Exit.class)) {
            throw new MasterLostException(GIVEN_UP);
        }
        if (!ControlMessages.is(message, type)) {
            throw new IllegalStateException(
                    "the master said " + message.type() + " where " + type.getSimpleName() + " was expected");
        }
        return Optional.of(message);
    }

    private int fail(Throwable failure) {
        link.send(failureOf(failure));
        link.awaitRelease();
        return EXIT_FAILED;
    }

    private ControlMessages.Failure failureOf(Throwable failure) {
        if (failure instanceof InvalidInputException) {
            return new ControlMessages.Failure(epoch, true, failure.getMessage(), "");
        }
        OutOfMemoryError outOfMemory = outOfMemory(failure);
        if (outOfMemory != null) {
            return outOfMemory(failure, outOfMemory);
        }
        if (failure instanceof ModelException modelFailure) {
            return new ControlMessages.Failure(epoch, false, failure.getMessage(), ModelTrace.of(modelFailure));
        }
        if (ModelTrace.isOfModel(failure)) {
            String message = "the model threw " + ModelBlame.describe(failure);
            return new ControlMessages.Failure(epoch, false, message, ModelTrace.of(failure));
        }
        if (isSharedMemoryFull(failure)) {
            return new ControlMessages.Failure(epoch, false, SHARED_MEMORY_FULL.formatted(aeronDirectory), "");
        }
        if (failure instanceof MeshException) {
            return new ControlMessages.Failure(epoch, false, EngineTrace.withCauses(failure), "");
        }
        return new ControlMessages.Failure(epoch, false, EngineTrace.describe(failure), "");
    }

    private ControlMessages.Failure outOfMemory(Throwable failure, OutOfMemoryError error) {
        String who = failure instanceof ModelException ? "; " + failure.getMessage() : "";
        return new ControlMessages.Failure(
                epoch,
                false,
                "out of memory (" + error.getMessage() + ") with a heap of "
                        + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                        + " MiB: use more workers, a smaller model, or --worker-jvm-options=-Xmx..." + who,
                failure instanceof ModelException modelFailure ? ModelTrace.of(modelFailure) : "");
    }

    /** A mapped file has no room, or was cut off: the JVM has no better word for it. */
    private static boolean isSharedMemoryFull(Throwable failure) {
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof InternalError
                    && String.valueOf(cause.getMessage()).contains("unsafe memory access")) {
                return true;
            }
        }
        return false;
    }

    /** It may hide behind what went wrong because of it. */
    private static OutOfMemoryError outOfMemory(Throwable failure) {
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof OutOfMemoryError error) {
                return error;
            }
        }
        return null;
    }

    /** A handler that never returns must not keep the process alive. */
    private void scheduleForcedExit(String reason) {
        Thread thread = new Thread(this::forceExit, "forced-exit");
        thread.setDaemon(true);
        thread.start();
    }

    private void forceExit() {
        try {
            if (ended.await(FORCED_EXIT_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Path directory = aeronDirectory;
        if (directory != null) {
            OwnDirectory.delete(directory);
        }
        halt.accept(EXIT_MASTER_LOST);
    }
}
