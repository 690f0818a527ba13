package org.chronogram.master;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.host.HostContext;
import org.chronogram.host.HostFactory;
import org.chronogram.host.RunEndpoint;
import org.chronogram.host.WorkerHost;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.RunResult;
import org.chronogram.run.InputEntry;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.worker.ProgressTimer;

/** A run on worker processes. One thread does everything; what happens elsewhere reaches it through a queue. */
final class DistributedRun implements ControlListener {
    private static final long POLL_MS = 100;

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final HostFactory hosts;
    private final RunListener listener;
    private final StopRequest stopRequest;
    private final CheckpointRequest checkpointRequest;
    private final RunState state;
    private final LinkedBlockingQueue<MasterEvent> events = new LinkedBlockingQueue<>();
    private final NanoClock clock = SystemNanoClock.INSTANCE;
    private final StopDeadline stopDeadline = new StopDeadline();

    DistributedRun(
            PreparedRun prepared,
            HostFactory hosts,
            RunListener listener,
            StopRequest stopRequest,
            CheckpointRequest checkpointRequest,
            RunState state) {
        this.prepared = prepared;
        this.hosts = hosts;
        this.listener = listener;
        this.stopRequest = stopRequest;
        this.checkpointRequest = checkpointRequest;
        this.state = state;
        specification = prepared.specification();
    }

    RunResult run() {
        try (CheckpointLocation checkpoints = CheckpointLocation.of(specification.faultTolerance());
                RunEndpoint endpoint = hosts.listen(
                        specification.hostOptions().bindAddress(), new LinkRouter(this, files(checkpoints)));
                WorkerHost host = hosts.open(context(endpoint, checkpoints.text()))) {
            RunCoordinator coordinator = new RunCoordinator(prepared, host, checkpoints, listener, clock);
            try {
                state.set(coordinator::activity, coordinator::fate);
                coordinator.launch();
                stopRequest.whenRaised(() -> events.add(new MasterEvent.StopRequested()));
                coordinate(coordinator);
                return coordinator.result(endpoint.refused().get());
            } catch (RuntimeException e) {
                host.kill();
                throw e;
            } finally {
                coordinator.letWorkersExit();
            }
        } catch (IOException e) {
            throw new RunFailedException("cannot start the workers: " + e.getMessage(), "");
        }
    }

    private FileServer files(CheckpointLocation checkpoints) {
        return new FileServer(checkpoints, InputEntry.paths(specification));
    }

    private HostContext context(RunEndpoint endpoint, String checkpointDirectory) {
        return new HostContext(
                specification,
                endpoint.address(),
                endpoint.token(),
                exit -> events.add(new MasterEvent.Exited(exit)),
                listener::onNotice,
                checkpointDirectory,
                stopRequest::isRaised);
    }

    private void coordinate(RunCoordinator coordinator) {
        LateStop lateStop = new LateStop(listener, coordinator::activity);
        ProgressTimer timer = new ProgressTimer(() -> listener.onProgress(coordinator.progress()));
        try {
            while (!coordinator.isDone()) {
                handleNext(coordinator, lateStop);
                checkStopDeadline(coordinator);
                lateStop.onTick(clock.nanoTime());
            }
            long deadlineNs = clock.nanoTime() + CheckpointKeeper.SETTLE_TIMEOUT_NS;
            while (!coordinator.isSettled() && clock.nanoTime() - deadlineNs < 0) {
                handleNext(coordinator, lateStop);
            }
            coordinator.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("interrupted", "");
        } finally {
            timer.close();
        }
    }

    private void handleNext(RunCoordinator coordinator, LateStop lateStop) throws InterruptedException {
        MasterEvent event = events.poll(POLL_MS, TimeUnit.MILLISECONDS);
        noteForStop(event, lateStop);
        if (event != null) {
            coordinator.onEvent(event);
        }
        if (checkpointRequest.take()) {
            coordinator.askForCheckpoint();
        }
        coordinator.onTick();
    }

    private void noteForStop(MasterEvent event, LateStop lateStop) {
        if (event instanceof MasterEvent.StopRequested) {
            lateStop.requested(clock.nanoTime());
            if (stopRequest.isUrgent()) {
                stopDeadline.begin(clock.nanoTime());
            }
        }
        if (event instanceof MasterEvent.Said said
                && (said.message() instanceof WorkerMessage.StatisticsPart
                        || said.message() instanceof WorkerMessage.LpEventsPart)) {
            stopDeadline.reporting(clock.nanoTime());
        }
    }

    private void checkStopDeadline(RunCoordinator coordinator) {
        if (stopDeadline.isPassed(coordinator.isRecovering(), clock.nanoTime())) {
            throw new RunFailedException(
                    LateStop.cutOff(coordinator.activity(), stopDeadline.timeoutNs()) + coordinator.fate(), "");
        }
    }

    @Override
    public void onJoined(ControlLink link) {
        events.add(new MasterEvent.Joined(WorkerLink.over(link)));
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        events.add(read(WorkerLink.over(link), message));
    }

    private static MasterEvent read(WorkerLink link, ControlMessage message) {
        try {
            return new MasterEvent.Said(link, WorkerMessage.read(message));
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            return new MasterEvent.Unreadable(link, message.type(), reason);
        }
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        events.add(new MasterEvent.Closed(WorkerLink.over(link), reason));
    }
}
