package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.chronogram.host.WorkerExit;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.Recovery;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerHandle;
import org.chronogram.run.WorkerLoad;

/** Two workers that do what the test says, turn by turn: no process, no link, no time that passes by itself. */
abstract class CoordinatorFixture {
    static final int WORKERS = 2;
    static final long END_TICKS = 1_000_000_000;
    static final int KILLED = 128 + 9;

    static final FaultTolerance KEEPS_MESSAGES =
            new FaultTolerance("", false, 0, 0, 5_000, 600_000, 64, false, false, FaultTolerance.FEWEST_KEPT);

    final FakeHost host = new FakeHost(WORKERS);
    final List<String> notices = new ArrayList<>();
    final List<List<Long>> announced = new ArrayList<>();
    final List<Recovery> recoveries = new ArrayList<>();
    final FakeLink[] links = new FakeLink[WORKERS];
    long nowNs = 1_000_000_000;
    int epoch;
    RunCoordinator coordinator = coordinator(KEEPS_MESSAGES);

    final class Listener implements RunListener {
        @Override
        public void onProgress(Progress progress) {}

        @Override
        public void onNotice(String line) {
            notices.add(line);
        }

        @Override
        public void onWorkers(List<WorkerHandle> workers) {
            announced.add(workers.stream()
                    .map(worker -> ((FakeHost.FakeHandle) worker).pid())
                    .toList());
        }

        @Override
        public void onRecovery(Recovery recovery) {
            recoveries.add(recovery);
        }
    }

    final RunCoordinator coordinator(FaultTolerance faultTolerance) {
        return coordinator(faultTolerance, CheckpointLocation.nowhere());
    }

    final RunCoordinator coordinator(FaultTolerance faultTolerance, CheckpointLocation location) {
        RunSpecification specification = RunSpecification.of(Simulation.of("phold", Map.of(), END_TICKS))
                .on(WORKERS, 1)
                .with(faultTolerance);
        return new RunCoordinator(PreparedRun.of(specification), host, location, new Listener(), () -> nowNs);
    }

    final void passMs(long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
    }

    final void join(int worker) {
        links[worker] = new FakeLink(worker, host.launchEpoch(worker), host.pid(worker));
        coordinator.onEvent(new MasterEvent.Joined(links[worker]));
    }

    final void say(int worker, WorkerMessage message) {
        coordinator.onEvent(new MasterEvent.Said(links[worker], message));
    }

    final void ready(int worker, long step, long events, boolean stayed) {
        List<String> endpoints = Arrays.asList("to 0 at " + worker, "to 1 at " + worker);
        endpoints.set(worker, null);
        say(worker, new WorkerMessage.Ready(epoch, endpoints, step, events, stayed));
    }

    final void begin() throws IOException {
        coordinator.launch();
        for (int worker = 0; worker < WORKERS; worker++) {
            join(worker);
            ready(worker, 0, 0, false);
        }
        connectAll();
    }

    final void connectAll() {
        for (int worker = 0; worker < WORKERS; worker++) {
            say(worker, new WorkerMessage.Connected(epoch));
        }
    }

    final void progress(int worker, long ticks, long events, long steps) {
        say(worker, new WorkerMessage.ProgressReport(epoch, ticks, events, steps, WorkerLoad.UNKNOWN));
    }

    final void outcome(int worker) {
        say(worker, outcomeOf(worker, false, 9));
    }

    final WorkerMessage.Outcome outcomeOf(int worker, boolean stopped, long steps) {
        EventCounts events = new EventCounts(10, 0, 1, 2, 3 + worker);
        RunCosts costs = new RunCosts(RunCosts.encode(new Histogram(3)), List.of(), 5_000, 1, 1, 1, 0);
        return new WorkerMessage.Outcome(epoch, END_TICKS, stopped, StopReason.NONE, steps, 0, events, costs);
    }

    final void exit(int worker, int exitCode) {
        coordinator.onEvent(new MasterEvent.Exited(new WorkerExit(worker, host.launchEpoch(worker), exitCode)));
    }

    final RunFailedException fails(Runnable what) {
        return assertThrows(RunFailedException.class, what::run);
    }
}
