package org.chronogram.master;

import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.run.WorkerLoad;
import org.chronogram.sync.StepFlags;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.PartitionThreads;
import org.chronogram.worker.PartitionWork;

/** Several partitions, each on a thread; the first on the calling one. */
final class ThreadedExecution implements LocalExecution {
    private final PartitionThreads threads;
    private final Optional<ThreadPace> pace;
    private long lastSteps = -1;
    private int raised;

    ThreadedExecution(PartitionThreads threads, Optional<ThreadPace> pace) {
        this.threads = threads;
        this.pace = pace;
        pace.ifPresent(threads::pace);
    }

    @Override
    public List<KernelState> states() {
        return threads.states();
    }

    @Override
    public void continueFrom(List<StepPosition> positions) {
        threads.continueFrom(positions);
    }

    @Override
    public boolean run(LocalControl control) {
        raised = 0;
        pace.ifPresent(paced -> paced.begin(positions().get(0).reachedTicks()));
        boolean ended = threads.run(() -> afterTurn(control));
        if (ended) {
            pace.ifPresent(paced -> paced.awaitEnd(positions().get(0).reachedTicks()));
        }
        return ended;
    }

    /** What the control asks for takes effect at the end of the step under way, in all partitions. */
    private void afterTurn(LocalControl control) {
        long steps = threads.firstSteps();
        if (steps == lastSteps && pace.isEmpty()) {
            return;
        }
        lastSteps = steps;
        int flags = control.flags(this, true) & ~raised;
        if (flags != 0) {
            raised |= flags & ~StepFlags.CHECKPOINT;
            threads.raise(flags);
        }
    }

    @Override
    public List<StepPosition> positions() {
        return threads.positions();
    }

    @Override
    public String activity() {
        return threads.activity();
    }

    @Override
    public long simulatedTicks() {
        return threads.simulatedTicks();
    }

    @Override
    public long steps() {
        return threads.steps();
    }

    @Override
    public long events() {
        return threads.events();
    }

    @Override
    public WorkerLoad load() {
        return threads.load();
    }

    @Override
    public PartitionWork firstWork() {
        return threads.firstWork();
    }

    @Override
    public StatisticSet statistics() {
        return threads.statistics();
    }

    @Override
    public Outcome outcome(long wallNs) {
        return threads.outcome(wallNs);
    }
}
