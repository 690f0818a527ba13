package org.chronogram.cli;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;
import org.chronogram.run.WorkerHandle;
import org.chronogram.threads.DaemonThreads;

/**
 * Injects faults into the workers of a run at random moments, from their start until it is closed. The seed alone determines
 * the order of faults and workers, the time between two faults and how long each lasts. Thread safe.
 */
final class FaultInjector implements RunListener, AutoCloseable {
    /** A new worker is not stopped for this time: if it never joins, the master notices that only much later. */
    static final long JOINING_NS = TimeUnit.SECONDS.toNanos(3);

    /** A run gives up after 10 losses by which it does not get on. It gets less than that, and so goes on in between. */
    static final int MOST_WITHOUT_PROGRESS = 5;

    private record Target(WorkerHandle process, long sinceNs) {}

    private final List<FaultKind> faults;
    private final FaultSwitches switches;
    private final double meanNs;
    private final long joiningNs;
    private final SplittableRandom random;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.factory("faults"));
    private final Map<FaultKind, Integer> injected = new EnumMap<>(FaultKind.class);
    private final Set<WorkerHandle> killed = new HashSet<>();
    private volatile RunListener next = RunListener.NONE;
    private List<Target> targets = List.of();
    private long furthestTicks;
    private int withoutProgress;

    /**
     * Prepares the faults of one run.
     *
     * @param faults kinds of faults, equally likely.
     * @param switches begin and end lasting faults.
     * @param meanMs mean time between two faults, which is exponentially distributed; lasting faults last for a quarter to
     *     three quarters of it.
     * @param joiningNs time after its start in which a worker is not stopped.
     * @param seed seed of all random choices.
     */
    FaultInjector(List<FaultKind> faults, FaultSwitches switches, long meanMs, long joiningNs, long seed) {
        this.faults = faults;
        this.switches = switches;
        this.joiningNs = joiningNs;
        meanNs = (double) TimeUnit.MILLISECONDS.toNanos(meanMs);
        random = new SplittableRandom(seed);
        faults.forEach(fault -> injected.put(fault, 0));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Returns the listener for the run to inject into; it forwards all calls to another listener. */
    RunListener before(RunListener other) {
        next = other;
        return this;
    }

    @Override
    public void onProgress(Progress progress) {
        noteProgress(progress.simulatedTicks());
        next.onProgress(progress);
    }

    private synchronized void noteProgress(long simulatedTicks) {
        if (simulatedTicks > furthestTicks) {
            furthestTicks = simulatedTicks;
            withoutProgress = 0;
        }
    }

    @Override
    public void onNotice(String line) {
        next.onNotice(line);
    }

    @Override
    public synchronized void onWorkers(List<WorkerHandle> workers) {
        if (targets.isEmpty()) {
            scheduleNext();
        }
        long nowNs = System.nanoTime();
        targets = workers.stream().map(worker -> known(worker, nowNs)).toList();
        next.onWorkers(workers);
    }

    private Target known(WorkerHandle process, long nowNs) {
        return targets.stream()
                .filter(target -> target.process.equals(process))
                .findFirst()
                .orElse(new Target(process, nowNs));
    }

    private void scheduleNext() {
        after((long) (-meanNs * Math.log(1 - random.nextDouble())), this::inject);
    }

    private void after(long delayNs, Runnable task) {
        var unused = thread.schedule(task, delayNs, TimeUnit.NANOSECONDS);
    }

    private synchronized void inject() {
        FaultKind fault = faults.get(random.nextInt(faults.size()));
        double which = random.nextDouble();
        scheduleNext();
        try {
            if (fault.lasts() ? begin(fault, which) : injectInto(fault, which)) {
                injected.merge(fault, 1, Integer::sum);
            }
        } catch (IOException e) {
            next.onNotice("sim: the fault '" + fault + "' could not be brought about: " + e.getMessage());
        }
    }

    private boolean begin(FaultKind fault, double which) throws IOException {
        boolean begun = switches.begin(fault);
        if (begun) {
            after((long) (meanNs * (0.25 + which / 2)), () -> switches.end(fault));
        }
        return begun;
    }

    private boolean injectInto(FaultKind fault, double which) throws IOException {
        if (targets.isEmpty() || withoutProgress >= MOST_WITHOUT_PROGRESS) {
            return false;
        }
        Target target = targets.get((int) (which * targets.size()));
        boolean joining = System.nanoTime() - target.sinceNs < joiningNs;
        boolean dead = killed.contains(target.process) || !target.process.isAlive();
        if (dead || (fault == FaultKind.STOP && joining)) {
            return false;
        }
        target.process.inject(fault.ofProcess());
        withoutProgress++;
        if (fault == FaultKind.KILL) {
            // A killed process counts as alive until the system has removed it.
            killed.add(target.process);
        }
        return true;
    }

    /** Returns how often each fault was injected so far. */
    synchronized Map<FaultKind, Integer> injected() {
        return Collections.unmodifiableMap(new EnumMap<>(injected));
    }

    /** Stops the injection. The owner of the switches ends lasting faults. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
