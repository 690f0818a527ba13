package org.chronogram.cli;

import java.io.IOException;
import java.util.ArrayList;
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
import org.chronogram.threads.DaemonThreads;

/**
 * Strikes the workers of a run at random moments, from when they are started until it is closed. The seed alone decides the
 * order of faults and workers, the time between two faults and how long each lasts. Thread safe.
 */
final class FaultInjector implements RunListener, AutoCloseable {
    /** A worker that is stopped before it has joined is missed much later only, and so is spared for this time. */
    static final long JOINING_NS = TimeUnit.SECONDS.toNanos(3);

    private record Target(ProcessHandle process, long sinceNs) {}

    private final List<Fault> faults;
    private final FaultSwitches switches;
    private final double meanNs;
    private final long joiningNs;
    private final SplittableRandom random;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.factory("faults"));
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private final Set<ProcessHandle> killed = new HashSet<>();
    private volatile RunListener next = RunListener.NONE;
    private List<Target> targets = List.of();

    /**
     * Prepares the faults of one run.
     *
     * @param faults kinds of faults, all as likely.
     * @param switches turn those on and off that last.
     * @param meanMs mean time between two faults, which is exponentially distributed; those that last do so for a quarter
     *     to three quarters of it.
     * @param joiningNs how long after its start a worker is not stopped.
     * @param seed seed of all that is random.
     */
    FaultInjector(List<Fault> faults, FaultSwitches switches, long meanMs, long joiningNs, long seed) {
        this.faults = faults;
        this.switches = switches;
        this.joiningNs = joiningNs;
        meanNs = (double) TimeUnit.MILLISECONDS.toNanos(meanMs);
        random = new SplittableRandom(seed);
        faults.forEach(fault -> struck.put(fault, 0));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Returns the listener for the run to strike, which passes on what it is told. */
    RunListener before(RunListener other) {
        next = other;
        return this;
    }

    @Override
    public void onProgress(Progress progress) {
        next.onProgress(progress);
    }

    @Override
    public void onNotice(String line) {
        next.onNotice(line);
    }

    @Override
    public synchronized void onWorkers(List<Long> pids) {
        if (targets.isEmpty()) {
            scheduleNext();
        }
        long nowNs = System.nanoTime();
        List<Target> found = new ArrayList<>();
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(process -> found.add(known(process, nowNs)));
        }
        targets = List.copyOf(found);
        next.onWorkers(pids);
    }

    private Target known(ProcessHandle process, long nowNs) {
        return targets.stream()
                .filter(target -> target.process.equals(process))
                .findFirst()
                .orElse(new Target(process, nowNs));
    }

    private void scheduleNext() {
        after((long) (-meanNs * Math.log(1 - random.nextDouble())), this::strike);
    }

    private void after(long delayNs, Runnable task) {
        var unused = thread.schedule(task, delayNs, TimeUnit.NANOSECONDS);
    }

    private synchronized void strike() {
        Fault fault = faults.get(random.nextInt(faults.size()));
        double which = random.nextDouble();
        scheduleNext();
        try {
            if (fault.lasts() ? begin(fault, which) : strikeOne(fault, which)) {
                struck.merge(fault, 1, Integer::sum);
            }
        } catch (IOException e) {
            next.onNotice("sim: the fault '" + fault + "' could not be brought about: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean begin(Fault fault, double which) throws IOException {
        boolean begun = switches.begin(fault);
        if (begun) {
            after((long) (meanNs * (0.25 + which / 2)), () -> switches.end(fault));
        }
        return begun;
    }

    private boolean strikeOne(Fault fault, double which) throws IOException, InterruptedException {
        if (targets.isEmpty()) {
            return false;
        }
        Target target = targets.get((int) (which * targets.size()));
        boolean joining = System.nanoTime() - target.sinceNs < joiningNs;
        boolean dead = killed.contains(target.process) || !target.process.isAlive();
        if (dead || (fault == Fault.STOP && joining)) {
            return false;
        }
        fault.strike(target.process);
        if (fault == Fault.KILL) {
            // It looks alive until the system has taken it away.
            killed.add(target.process);
        }
        return true;
    }

    /** Returns how often each fault has come about so far. */
    synchronized Map<Fault, Integer> struck() {
        return Collections.unmodifiableMap(new EnumMap<>(struck));
    }

    /** After this no worker is struck any more. Faults that last end with their switches. */
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
