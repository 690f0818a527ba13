package org.chronogram.experiment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunResult;
import org.chronogram.threads.DaemonThreads;

/**
 * Does the runs of an experiment that are not done yet, several at once. A run that fails does not end the others; a disk
 * that cannot be written does.
 */
public final class Experiment {
    private final ExperimentDirectory directory;
    private final Function<PlannedRun, StoppableRun> runs;
    private final int jobs;
    private final ExperimentListener listener;

    private final Deque<PlannedRun> waiting = new ArrayDeque<>();
    private final Set<StoppableRun> active = new HashSet<>();
    private final List<Observation> done = new ArrayList<>();
    private final List<FailedRun> failed = new ArrayList<>();
    private int total;
    private int doneHere;

    /** Runs that ended without a result. */
    private int lost;

    private boolean stopping;
    private String fault = "";
    private Optional<Precision> unchecked = Optional.empty();
    private volatile Optional<InvalidInputException> refusal = Optional.empty();

    /**
     * Prepares the experiment.
     *
     * @param directory its directory.
     * @param runs makes a run; called by several threads at once.
     * @param jobs number of runs at the same time.
     * @param listener is told how it goes on.
     */
    public Experiment(
            ExperimentDirectory directory,
            Function<PlannedRun, StoppableRun> runs,
            int jobs,
            ExperimentListener listener) {
        this.directory = directory;
        this.runs = runs;
        this.jobs = jobs;
        this.listener = listener;
    }

    /**
     * Does all runs. May be called once.
     *
     * @param precision how exactly a result shall be known; empty to leave it at the replications of the plan.
     * @return what came out.
     * @throws InvalidInputException when the runs have no such result, which is known after the first of them.
     */
    public ExperimentOutcome run(Optional<Precision> precision) {
        directory.observations().forEach(this::add);
        checkResultOf(precision);
        Replications replications = new Replications(directory.plan(), done);
        doAll(replications.missing());
        refusal.ifPresent(fault -> {
            throw fault;
        });
        Set<Point> inexact = new HashSet<>();
        while (precision.isPresent() && mayContinue()) {
            Replications.Round round = replications.round(precision.get(), observations(), failedPoints());
            inexact = round.inexact();
            if (round.runs().isEmpty()) {
                break;
            }
            listener.onRound(round.points(), round.runs().size());
            doAll(round.runs());
        }
        return outcome(inexact);
    }

    private synchronized ExperimentOutcome outcome(Set<Point> inexact) {
        return new ExperimentOutcome(
                Observations.of(directory.plan().grid(), done),
                List.copyOf(failed),
                directory.plan().grid().points().stream()
                        .filter(inexact::contains)
                        .toList(),
                total,
                stopping && fault.isEmpty(),
                fault);
    }

    private synchronized boolean mayContinue() {
        return !stopping && done.stream().anyMatch(Observation::passed);
    }

    /**
     * Returns what is known by now. Any thread may call it, at any time.
     *
     * @return the runs that have ended.
     */
    public synchronized Observations observations() {
        return Observations.of(directory.plan().grid(), done);
    }

    private synchronized Set<Point> failedPoints() {
        Set<Point> points = new HashSet<>();
        failed.forEach(failure -> points.add(failure.run().point()));
        return points;
    }

    /** Counts a run that has ended. */
    private synchronized void add(Observation observation) {
        done.add(observation);
        if (!observation.passed()) {
            fail(new FailedRun(observation.run(), observation.failedChecks()));
        }
    }

    private void fail(FailedRun failure) {
        failed.add(failure);
        listener.onFailed(failure);
    }

    private void doAll(List<PlannedRun> planned) {
        synchronized (this) {
            waiting.addAll(planned);
            total = done.size() + lost + planned.size();
            listener.onProgress(progress());
        }
        List<Thread> threads = new ArrayList<>();
        for (int job = 0; job < Math.min(jobs, planned.size()); job++) {
            Thread thread = DaemonThreads.create("sweep-" + job, this::work);
            thread.start();
            threads.add(thread);
        }
        threads.forEach(this::await);
    }

    private ExperimentProgress progress() {
        return new ExperimentProgress(done.size() + lost, total, doneHere, failed.size());
    }

    private void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private void work() {
        for (PlannedRun run = next(); run != null; run = next()) {
            try {
                doRun(run);
            } catch (IOException e) {
                onFault(run, e);
            }
        }
    }

    private synchronized PlannedRun next() {
        return stopping ? null : waiting.poll();
    }

    private void doRun(PlannedRun run) throws IOException {
        RunDirectory target = directory.prepare(run);
        StoppableRun simulation = null;
        try {
            simulation = runs.apply(run);
            begin(simulation);
            RunResult result = simulation.run();
            if (!result.reached().stopped()) {
                end(directory.write(run, target, result));
            }
        } catch (RuntimeException | Error e) {
            onFailure(run, e);
        } finally {
            end(simulation);
            target.discardIfEmpty();
        }
    }

    private synchronized void begin(StoppableRun simulation) {
        active.add(simulation);
        if (stopping) {
            simulation.stop();
        }
    }

    private synchronized void end(StoppableRun simulation) {
        active.remove(simulation);
    }

    private synchronized void end(Observation observation) {
        add(observation);
        doneHere++;
        listener.onProgress(progress());
        checkResultOf(unchecked);
    }

    /** Which results there are is known as soon as one run has any: to do all others before helps nobody. */
    private synchronized void checkResultOf(Optional<Precision> precision) {
        unchecked = precision;
        if (precision.isPresent() && done.stream().anyMatch(Observation::passed)) {
            unchecked = Optional.empty();
            try {
                ResultKey unused = precision.get().key(observations());
            } catch (InvalidInputException e) {
                refusal = Optional.of(e);
                stop();
            }
        }
    }

    /** A run that is stopped may fail because of that. */
    private synchronized void onFailure(PlannedRun run, Throwable failure) {
        if (!stopping) {
            fail(new FailedRun(run, RunFaults.describe(failure)));
            lost++;
            doneHere++;
            listener.onProgress(progress());
        }
    }

    private synchronized void onFault(PlannedRun run, IOException cause) {
        if (fault.isEmpty()) {
            fault = "cannot write run " + run.directoryName() + " (" + run.text() + "): " + FileFaults.describe(cause);
        }
        stop();
    }

    /** Begins no further run and stops those under way. Any thread may call it, at any time. */
    public synchronized void stop() {
        stopping = true;
        active.forEach(StoppableRun::stop);
    }
}
