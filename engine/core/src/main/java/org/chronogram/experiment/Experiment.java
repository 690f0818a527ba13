package org.chronogram.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.RunDirectory;
import org.chronogram.threads.DaemonThreads;

/**
 * Does the runs of an experiment that are not done yet, several at once, at one place or several. A run that fails does not
 * end the others; a disk that cannot be written does, and the loss of the last place.
 */
public final class Experiment {
    private final ExperimentDirectory directory;
    private final ExperimentListener listener;
    private final RunQueue queue;
    private int lossesTold;

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
    private String remedy = "";

    /**
     * Prepares the experiment.
     *
     * @param directory its directory.
     * @param places where the runs are executed, at least one place that is not spare.
     * @param listener is told how it goes on.
     */
    public Experiment(ExperimentDirectory directory, Collection<RunPlace> places, ExperimentListener listener) {
        this.directory = directory;
        this.listener = listener;
        queue = new RunQueue(places);
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
                fault,
                remedy);
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
        List<Thread> threads = new ArrayList<>();
        synchronized (this) {
            queue.add(planned);
            total = done.size() + lost + planned.size();
            listener.onProgress(progress());
            queue.places().forEach(place -> threads.addAll(threads(place, planned.size())));
        }
        threads.forEach(Thread::start);
        threads.forEach(this::await);
    }

    private List<Thread> threads(RunPlace place, int most) {
        List<Thread> threads = new ArrayList<>();
        for (int slot = 0; slot < Math.min(place.slots(), most); slot++) {
            threads.add(DaemonThreads.create("sweep-" + place.name() + "-" + slot, () -> work(place)));
        }
        return threads;
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

    private void work(RunPlace place) {
        for (Attempt attempt = next(place); attempt != null; attempt = next(place)) {
            try {
                doRun(attempt, place);
            } catch (IOException e) {
                onFault(attempt.run(), e);
            }
        }
    }

    /** Waits for a run; returns null when there will be none. */
    private synchronized Attempt next(RunPlace place) {
        while (!stopping && !queue.isDone(place)) {
            Optional<Attempt> attempt = queue.poll(place);
            if (attempt.isPresent()) {
                return attempt.get();
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    /** Another place may take the run as soon as it is told what became of it here: before that the directory is left. */
    private void doRun(Attempt attempt, RunPlace place) throws IOException {
        RunDirectory target = directory.prepare(attempt.run());
        Runnable conclusion;
        try {
            conclusion = execute(attempt, place, target);
        } finally {
            target.discardIfEmpty();
        }
        conclusion.run();
    }

    /** Executes a run; returns what is to be done about what became of it. */
    private Runnable execute(Attempt attempt, RunPlace place, RunDirectory target) throws IOException {
        StoppableRun simulation = null;
        try {
            simulation = place.create(attempt.run());
            begin(simulation);
            RunOutput output = simulation.run();
            Optional<Observation> observation =
                    output.stopped() ? Optional.empty() : Optional.of(directory.write(attempt.run(), target, output));
            return () -> onEnd(attempt, place, observation);
        } catch (PlaceLostException e) {
            return () -> change(() -> queue.lost(attempt, place, e.getMessage()));
        } catch (DoubtfulFailureException e) {
            return () -> change(() -> queue.doubtful(attempt, place, e.getMessage()));
        } catch (RuntimeException | Error e) {
            return () -> change(() -> queue.failed(attempt, RunFaults.describe(e)));
        } finally {
            end(simulation);
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

    private synchronized void onEnd(Attempt attempt, RunPlace place, Optional<Observation> observation) {
        if (observation.isEmpty()) {
            queue.stopped();
            return;
        }
        change(() -> queue.succeeded(attempt, place));
        add(observation.get());
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

    /** Changes what is to be done. A run that is stopped may fail because of that, which is not told. */
    private synchronized void change(Runnable action) {
        action.run();
        notifyAll();
        List<FailedRun> failures = queue.takeFailed();
        if (stopping) {
            return;
        }
        for (FailedRun failure : failures) {
            fail(failure);
            lost++;
            doneHere++;
            listener.onProgress(progress());
        }
        tellLosses();
    }

    private void tellLosses() {
        queue.losses().entrySet().stream()
                .skip(lossesTold)
                .forEach(loss -> listener.onNotice("sim: " + loss.getKey().name()
                        + " gets no more runs, and others do those that it had not done: " + loss.getValue()));
        lossesTold = queue.losses().size();
        if (queue.places().isEmpty()) {
            fault = "no host is left: " + queue.describeLosses();
            remedy = "mend that, or give other hosts";
            stop();
        }
    }

    private synchronized void onFault(PlannedRun run, IOException cause) {
        if (fault.isEmpty()) {
            fault = "cannot write run " + run.directoryName() + " (" + run.text() + "): " + FileFaults.describe(cause);
            remedy = "make room";
        }
        stop();
    }

    /** Begins no further run and stops those under way. Any thread may call it, at any time. */
    public synchronized void stop() {
        stopping = true;
        notifyAll();
        active.forEach(StoppableRun::stop);
    }
}
