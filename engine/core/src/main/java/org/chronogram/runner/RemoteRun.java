package org.chronogram.runner;

import java.util.Optional;
import org.chronogram.experiment.DoubtfulFailureException;
import org.chronogram.experiment.PlaceLostException;
import org.chronogram.experiment.RunOutput;
import org.chronogram.experiment.StoppableRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;

/** A run on a runner's host. Its state is guarded by the host. */
final class RemoteRun implements StoppableRun {
    private final RunnerHost host;
    private final int number;
    private final RunSpecification specification;
    private final ReceivedFiles files = new ReceivedFiles();
    private Optional<RunOutput> output = Optional.empty();
    private String failure;
    private boolean doubtful;

    RemoteRun(RunnerHost host, int number, RunSpecification specification) {
        this.host = host;
        this.number = number;
        this.specification = specification;
    }

    int number() {
        return number;
    }

    RunSpecification specification() {
        return specification;
    }

    @Override
    public RunOutput run() throws PlaceLostException, DoubtfulFailureException {
        host.execute(this);
        if (failure == null) {
            return output.orElseThrow();
        }
        if (doubtful) {
            throw new DoubtfulFailureException(failure);
        }
        throw new RunFailedException(failure, "");
    }

    /** The run goes on at its host until the runner ends, which comes soon after. */
    @Override
    public void stop() {
        host.change(() -> output = output.or(() -> Optional.of(RunOutput.STOPPED)));
    }

    boolean isOver() {
        return output.isPresent() || failure != null;
    }

    void add(String name, byte[] bytes) {
        files.add(name, bytes);
    }

    void complete() {
        if (!files.isWhole()) {
            throw new IllegalArgumentException("run " + number + " has come without all of its files");
        }
        output = output.or(() -> Optional.of(files));
    }

    void fail(String message, boolean perhapsByTheHost) {
        failure = message;
        doubtful = perhapsByTheHost;
    }
}
