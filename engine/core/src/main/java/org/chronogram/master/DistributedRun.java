package org.chronogram.master;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.RunResult;
import org.chronogram.worker.ProgressTimer;
import org.chronogram.worker.RunSpecification;

/** A run on worker processes. One thread does everything; what happens elsewhere reaches it through a queue. */
final class DistributedRun implements ControlListener {
    /** Short, as somebody waits at a terminal; the command line must not run out of patience first. */
    private static final long STOP_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(3);

    /** Who takes the place of a lost worker has to start first, and counts only for so long. */
    private static final long STOP_RECOVERY_NS = TimeUnit.SECONDS.toNanos(3);

    private static final long POLL_MS = 100;

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final RunListener listener;
    private final StopRequest stopRequest;
    private final RunState state;
    private final LinkedBlockingQueue<MasterEvent> events = new LinkedBlockingQueue<>();
    private long stopRequestedNs;
    private long stopTimeoutNs;

    DistributedRun(PreparedRun prepared, RunListener listener, StopRequest stopRequest, RunState state) {
        this.prepared = prepared;
        this.listener = listener;
        this.stopRequest = stopRequest;
        this.state = state;
        specification = prepared.specification();
    }

    RunResult run() {
        Path aeronParent = checkedAeronParent();
        RunToken token = RunToken.generate();
        try (CheckpointLocation checkpoints = CheckpointLocation.of(specification.faultTolerance());
                ControlServer server = openServer(token);
                WorkerFleet fleet =
                        new WorkerFleet(aeronParent, specification.workers(), events::add, listener::onNotice)) {
            WorkerLauncher launcher =
                    new WorkerLauncher(specification, server.address(), token, fleet.crashDirectory(specification));
            RunCoordinator coordinator = new RunCoordinator(prepared, fleet, launcher, checkpoints, listener);
            try {
                state.set(coordinator::activity, coordinator::fate);
                coordinator.launch();
                stopRequest.whenRaised(() -> events.add(new MasterEvent.StopRequested()));
                return coordinate(coordinator);
            } catch (RuntimeException e) {
                fleet.kill();
                throw e;
            } finally {
                coordinator.letWorkersExit();
            }
        } catch (IOException e) {
            throw new RunFailedException("cannot start the workers: " + e.getMessage(), "");
        }
    }

    private RunResult coordinate(RunCoordinator coordinator) {
        LateStop lateStop = new LateStop(listener, coordinator::activity);
        ProgressTimer timer = new ProgressTimer(() -> listener.onProgress(coordinator.progress()));
        try {
            while (!coordinator.isDone()) {
                handleNext(coordinator, lateStop);
                checkStopDeadline(coordinator);
                lateStop.onTick(System.nanoTime());
            }
            long deadlineNs = System.nanoTime() + CheckpointKeeper.SETTLE_TIMEOUT_NS;
            while (!coordinator.isSettled() && System.nanoTime() - deadlineNs < 0) {
                handleNext(coordinator, lateStop);
            }
            coordinator.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("interrupted", "");
        } finally {
            timer.close();
        }
        return coordinator.result();
    }

    private void handleNext(RunCoordinator coordinator, LateStop lateStop) throws InterruptedException {
        MasterEvent event = events.poll(POLL_MS, TimeUnit.MILLISECONDS);
        if (event instanceof MasterEvent.StopRequested) {
            lateStop.requested(System.nanoTime());
        }
        if (event instanceof MasterEvent.StopRequested && stopRequest.isUrgent()) {
            stopRequestedNs = System.nanoTime();
            stopTimeoutNs = STOP_TIMEOUT_NS;
        }
        if (event instanceof MasterEvent.Said said && said.message().type().equals("StatisticsPart")) {
            // The workers have stopped, and say what they did.
            stopRequestedNs = System.nanoTime();
        }
        if (event != null) {
            coordinator.onEvent(event);
        }
        coordinator.onTick(System.nanoTime());
    }

    private void checkStopDeadline(RunCoordinator coordinator) {
        if (stopTimeoutNs == 0) {
            return;
        }
        long sinceRequestNs = System.nanoTime() - stopRequestedNs;
        if (coordinator.isRecovering()) {
            stopTimeoutNs = STOP_TIMEOUT_NS + Math.min(sinceRequestNs, STOP_RECOVERY_NS);
        }
        if (sinceRequestNs > stopTimeoutNs) {
            throw new RunFailedException(
                    LateStop.cutOff(coordinator.activity(), stopTimeoutNs) + coordinator.fate(), "");
        }
    }

    private Path checkedAeronParent() {
        Path parent = Path.of(specification.aeronDirectory());
        if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new InvalidInputException("--aeron-dir=" + parent
                    + " is not a directory that can be written to: workers keep their buffers there; name another, best on"
                    + " a memory file system such as /dev/shm");
        }
        return parent;
    }

    private ControlServer openServer(RunToken token) {
        try {
            return ControlServer.open(bindAddress(), token, this);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "--bind=" + specification.bindAddress() + ": cannot listen there (" + e.getMessage()
                            + "): give an IP address of this host",
                    e);
        }
    }

    private InetAddress bindAddress() throws UnknownHostException {
        String text = specification.bindAddress();
        boolean number = text.contains(":") || text.matches("[0-9.]+");
        if (!number || InetAddress.getByName(text).isAnyLocalAddress()) {
            throw new InvalidInputException("--bind=" + text + ": expected the one IP address of this host at which the"
                    + " workers shall reach each other, as a number such as 10.0.0.5");
        }
        return InetAddress.getByName(text);
    }

    @Override
    public void onJoined(ControlLink link) {
        events.add(new MasterEvent.Joined(link));
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        events.add(new MasterEvent.Said(link, message));
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        events.add(new MasterEvent.Closed(link, reason));
    }
}
