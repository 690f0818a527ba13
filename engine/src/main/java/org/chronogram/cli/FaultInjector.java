package org.chronogram.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chronogram.master.Progress;
import org.chronogram.master.RunListener;

/**
 * Strikes random workers of a run at random moments, from when they are started until it is closed. The seed alone decides
 * the order of faults and workers and the time between two faults. Thread safe.
 */
final class FaultInjector implements RunListener, AutoCloseable {
    /** A worker that is stopped before it has joined is missed much later only, and so is spared for this time. */
    static final long JOINING_NS = TimeUnit.SECONDS.toNanos(3);

    private record Target(ProcessHandle process, long sinceNs) {}

    private final List<Fault> faults;
    private final double meanNs;
    private final long joiningNs;
    private final SplittableRandom random;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::strikeUntilClosed, "faults");
    private volatile RunListener next = RunListener.NONE;
    private List<Target> targets = List.of();
    private int struck;

    /**
     * Prepares the faults of one run.
     *
     * @param faults kinds of faults, all as likely.
     * @param meanMs mean time between two faults, which is exponentially distributed.
     * @param joiningNs how long after its start a worker is not stopped.
     * @param seed seed of all that is random.
     */
    FaultInjector(List<Fault> faults, long meanMs, long joiningNs, long seed) {
        this.faults = faults;
        this.joiningNs = joiningNs;
        meanNs = (double) TimeUnit.MILLISECONDS.toNanos(meanMs);
        random = new SplittableRandom(seed);
        thread.setDaemon(true);
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
            thread.start();
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

    private void strikeUntilClosed() {
        try {
            while (!closed.await(delayNs(), TimeUnit.NANOSECONDS)) {
                strike();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long delayNs() {
        return (long) (-meanNs * Math.log(1 - random.nextDouble()));
    }

    private synchronized void strike() throws InterruptedException {
        Fault fault = faults.get(random.nextInt(faults.size()));
        double which = random.nextDouble();
        if (targets.isEmpty()) {
            return;
        }
        Target target = targets.get((int) (which * targets.size()));
        boolean joining = System.nanoTime() - target.sinceNs < joiningNs;
        if (!target.process.isAlive() || (fault == Fault.STOP && joining)) {
            return;
        }
        try {
            fault.strike(target.process);
            struck++;
        } catch (IOException e) {
            next.onNotice("sim: a worker could not be struck by the fault '" + fault + "': " + e.getMessage());
        }
    }

    /** Returns how many faults have hit a worker so far. */
    synchronized int struck() {
        return struck;
    }

    /** After this no worker is struck any more. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
