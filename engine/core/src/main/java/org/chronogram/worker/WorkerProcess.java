package org.chronogram.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.catalog.ExitCall;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.messaging.udp.MeshException;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.FileLink;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.StepFlags;

/**
 * The life of a worker process: it joins the master, builds its LPs, takes part in the steps, reports the outcome, and
 * exits. A worker never outlives its master: when the control link closes, the process ends by itself, by force where a
 * handler does not return.
 */
public final class WorkerProcess {
    private static final int EXIT_DONE = 0;
    private static final int EXIT_FAILED = 1;
    private static final int POLL_MS = 50;

    /** How often a waiting worker drives its mesh: lost datagrams are sent again well before the peers need them. */
    private static final int DRIVEN_POLL_MS = 1;

    /** How long a worker waits for an assignment after a failure of the mesh: the master notices a lost peer sooner. */
    private static final long PEER_LOSS_MS = 5_000;

    private static final String GIVEN_UP = "the run was given up";

    private final MasterConnection.Opener master;
    private final Consumer<String> complain;
    private final IntConsumer halt;
    private final NanoClock clock;
    private final MasterLink link;
    private final WorkerContext context;
    private final ForcedExit forcedExit;
    private volatile WorkerRun current;
    private int epoch;

    /**
     * Creates the worker.
     *
     * @param master connects to the master.
     * @param meshes opens the mesh of an epoch.
     * @param files opens the files of checkpoints; empty for a run without.
     * @param worker index of the worker.
     * @param epoch epoch of the mesh when the process was started.
     * @param halt ends the process at once with an exit code, without running shutdown hooks.
     * @param complain prints a line that cannot be sent over the link; the master shows the last lines when the worker ends.
     * @param clock measures steps, checkpoints and waits.
     */
    WorkerProcess(
            MasterConnection.Opener master,
            WorkerMesh.Opener meshes,
            Function<MasterMessage.Assignment, Optional<CheckpointFiles>> files,
            int worker,
            int epoch,
            IntConsumer halt,
            Consumer<String> complain,
            NanoClock clock) {
        this.master = master;
        this.epoch = epoch;
        this.complain = complain;
        this.clock = clock;
        this.halt = halt;
        forcedExit = new ForcedExit(halt, clock);
        StepFlags flags = new StepFlags();
        CheckpointMarks marks = new CheckpointMarks();
        link = new MasterLink(reason -> forcedExit.schedule(), flags, marks, clock);
        context = new WorkerContext(worker, link, meshes, files, flags, marks, clock);
    }

    /**
     * Creates a worker that reaches its master over TCP and its peers over UDP.
     *
     * @param master where the master listens.
     * @param environment environment of the process, which holds the token of the run.
     * @param worker index of the worker.
     * @param epoch epoch of the mesh when the process was started.
     * @param halt ends the process at once with an exit code, without running shutdown hooks.
     * @param complain prints a line that cannot be sent over the link; the master shows the last lines when the worker ends.
     * @return the worker; it does nothing before {@link #run}.
     */
    public static WorkerProcess create(
            InetSocketAddress master,
            Map<String, String> environment,
            int worker,
            int epoch,
            IntConsumer halt,
            Consumer<String> complain) {
        RunToken token = RunToken.fromEnvironment(environment);
        byte[] meshSecret = token.derive("mesh");
        return new WorkerProcess(
                MasterConnection.overTcp(master, token, worker, epoch),
                (assignment, layout, partitions) -> UdpWorkerMesh.open(meshSecret, assignment, layout, partitions),
                assignment -> files(assignment, master, token, worker),
                worker,
                epoch,
                halt,
                complain,
                SystemNanoClock.INSTANCE);
    }

    private static Optional<CheckpointFiles> files(
            MasterMessage.Assignment assignment, InetSocketAddress master, RunToken token, int worker) {
        if (assignment.checkpointDirectory().isEmpty()) {
            return Optional.empty();
        }
        Path checkpoints = Path.of(assignment.checkpointDirectory());
        Path fetched = Path.of(assignment.placement().aeronDirectory() + "-fetched");
        return Optional.of(
                assignment.placement().sharesFiles()
                        ? CheckpointFiles.in(checkpoints)
                        : new MasterFiles(
                                new FileLink(master, token, worker, assignment.epoch()), checkpoints, fetched));
    }

    /**
     * Takes part in the run until the master lets the worker exit, or is gone.
     *
     * @return exit code of the process.
     */
    public int run() {
        try {
            link.connect(master);
            return work();
        } catch (IOException e) {
            complain.accept(e.getMessage());
            return ExitCodes.MASTER_LOST;
        } catch (MasterLostException e) {
            return ExitCodes.MASTER_LOST;
        } catch (Throwable e) {
            return fail(e);
        } finally {
            forcedExit.ended();
            link.close();
        }
    }

    /**
     * Tells the master that the code of the model ends the process, and waits until it lets the worker go.
     *
     * @param call the call.
     */
    public void failBy(ExitCall call) {
        link.send(new WorkerMessage.Failure(epoch, false, call.message(), call.trace()));
        link.awaitRelease();
    }

    /**
     * Tells the master that a thread beside the run has found no memory: the run cannot go on without its signs of life. Where
     * the message needs more than there is, the process says so and ends at once.
     *
     * @param failure what the thread has thrown.
     */
    public void failBy(OutOfMemoryError failure) {
        try {
            link.send(failureOf(failure));
        } catch (OutOfMemoryError e) {
            complain.accept(FailureReport.NO_ROOM_FOR_REPORT);
            halt.accept(EXIT_FAILED);
        }
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

    /**
     * Sends a sign of life: progress where there is some, else a heartbeat, so that the master does not take the worker for
     * dead; and which peers are silent.
     */
    void report() {
        WorkerRun run = current;
        Optional<WorkerMessage.ProgressReport> progress =
                run == null ? Optional.empty() : run.reports().progress();
        link.send(progress.isPresent() ? progress.get() : new WorkerMessage.Heartbeat(epoch));
        if (progress.isPresent()) {
            run.reports().busy(progress.get().steps(), clock.nanoTime()).ifPresent(link::send);
        }
        if (run != null) {
            run.reports().mesh().ifPresent(link::send);
        }
    }

    /** Takes part in one epoch of the mesh; returns false when the master has sent another assignment. */
    private boolean takePart(MasterMessage.Assignment assignment) {
        forcedExit.removing(Path.of(assignment.placement().aeronDirectory()));
        epoch = assignment.epoch();
        boolean connecting = false;
        try {
            WorkerRun run = begin(assignment);
            link.send(run.openSockets());
            Optional<MasterMessage.Roster> roster = await(MasterMessage.Roster.class, POLL_MS, () -> {});
            connecting = true;
            if (roster.isEmpty() || !run.connect(roster.get())) {
                return false;
            }
            link.send(new WorkerMessage.Connected(epoch));
            return await(MasterMessage.Start.class, DRIVEN_POLL_MS, run::driveMesh)
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

    /** Goes on with the LPs as they are where the master allows it; else builds them again. */
    private WorkerRun begin(MasterMessage.Assignment assignment) {
        WorkerRun run = current;
        if (run != null && run.canStay(assignment)) {
            run.rejoin(assignment);
            return run;
        }
        closeRun();
        run = new WorkerRun(assignment, context);
        current = run;
        return run;
    }

    private void closeRun() {
        WorkerRun run = current;
        current = null;
        if (run != null) {
            run.close();
        }
    }

    private MasterMessage.Assignment awaitAssignment() {
        MasterMessage.Assignment assignment = null;
        while (assignment == null) {
            if (link.exitRequested()) {
                throw new MasterLostException(GIVEN_UP);
            }
            assignment = link.pollAssignment(POLL_MS);
        }
        return assignment;
    }

    /**
     * Waits for a message of the master; returns empty when the master has sent another assignment.
     *
     * @param turn called on each turn of the wait.
     */
    private <M extends MasterMessage> Optional<M> await(Class<M> type, int pollMs, Runnable turn) {
        MasterMessage message = null;
        while (message == null && !link.hasAssignment()) {
            turn.run();
            message = link.poll(pollMs);
        }
        if (message == null || link.hasAssignment()) {
            return Optional.empty();
        }
        if (message instanceof MasterMessage.Exit) {
            throw new MasterLostException(GIVEN_UP);
        }
        if (!type.isInstance(message)) {
            throw new IllegalStateException("the master said "
                    + message.getClass().getSimpleName() + " where " + type.getSimpleName() + " was expected");
        }
        return Optional.of(type.cast(message));
    }

    private int fail(Throwable failure) {
        link.send(failureOf(failure));
        link.awaitRelease();
        return EXIT_FAILED;
    }

    private WorkerMessage.Failure failureOf(Throwable failure) {
        return FailureReport.of(failure, epoch, String.valueOf(forcedExit.removed()));
    }
}
