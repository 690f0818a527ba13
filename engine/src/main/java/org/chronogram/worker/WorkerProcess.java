package org.chronogram.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.messaging.udp.MeshException;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
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

    private final InetSocketAddress master;
    private final RunToken token;
    private final int worker;
    private final int epoch;
    private final IntConsumer halt;
    private final Consumer<String> complain;
    private final StepFlags flags = new StepFlags();
    private final MasterLink link;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Path aeronDirectory;

    /**
     * Creates the worker.
     *
     * @param master where the master listens.
     * @param environment environment of the process, which holds the token of the run.
     * @param worker index of the worker.
     * @param epoch epoch of the mesh.
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
        this.worker = worker;
        this.epoch = epoch;
        this.halt = halt;
        this.complain = complain;
        link = new MasterLink(this::scheduleForcedExit, () -> flags.raise(StepFlags.STOP));
    }

    /**
     * Lives.
     *
     * @return exit code of the process.
     */
    public int run() {
        try {
            link.connect(master, token, worker, epoch);
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

    private int work() {
        ControlMessages.Assignment assignment =
                await(ControlMessages.Assignment.class).body(ControlMessages.Assignment.class);
        aeronDirectory = Path.of(assignment.aeronDirectory());
        try (WorkerRun run = new WorkerRun(assignment, worker, epoch, flags, link)) {
            run.build();
            link.send(run.openSockets());
            run.connect(await(ControlMessages.Roster.class).body(ControlMessages.Roster.class));
            link.send(new ControlMessages.Connected());
            await(ControlMessages.Start.class);
            run.execute();
        }
        return EXIT_DONE;
    }

    private ControlMessage await(Class<? extends Record> type) {
        ControlMessage message = null;
        while (message == null) {
            message = link.poll(POLL_MS);
        }
        if (ControlMessages.is(message, ControlMessages.Exit.class)) {
            throw new MasterLostException("the run was given up");
        }
        if (!ControlMessages.is(message, type)) {
            throw new IllegalStateException(
                    "the master said " + message.type() + " where " + type.getSimpleName() + " was expected");
        }
        return message;
    }

    private int fail(Throwable failure) {
        link.send(failureOf(failure));
        link.awaitRelease();
        return EXIT_FAILED;
    }

    private static ControlMessages.Failure failureOf(Throwable failure) {
        if (failure instanceof InvalidInputException) {
            return new ControlMessages.Failure(true, failure.getMessage(), "");
        }
        if (failure instanceof ModelException modelFailure) {
            return new ControlMessages.Failure(false, failure.getMessage(), ModelTrace.of(modelFailure));
        }
        OutOfMemoryError outOfMemory = outOfMemory(failure);
        if (outOfMemory != null) {
            return new ControlMessages.Failure(
                    false,
                    "out of memory (" + outOfMemory.getMessage() + ") with a heap of "
                            + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                            + " MiB: use more workers, a smaller model, or --worker-jvm-options=-Xmx...",
                    "");
        }
        if (failure instanceof MeshException) {
            return new ControlMessages.Failure(false, EngineTrace.withCauses(failure), "");
        }
        return new ControlMessages.Failure(false, EngineTrace.describe(failure), "");
    }

    /** It may hide behind what went wrong because of it. */
    private static OutOfMemoryError outOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
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
            SharedMemory.delete(directory);
        }
        halt.accept(EXIT_MASTER_LOST);
    }
}
