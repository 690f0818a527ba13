package org.chronogram.runner;

import java.util.function.Function;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.RunPlace;
import org.chronogram.experiment.StoppableRun;
import org.chronogram.run.RunSpecification;

/** A host with a runner as a place of runs. */
record RunnerPlace(RunnerHost host, Function<PlannedRun, RunSpecification> specifications) implements RunPlace {
    @Override
    public String name() {
        return "host " + host.line().name();
    }

    @Override
    public int slots() {
        return host.slots();
    }

    @Override
    public boolean spare() {
        return host.line().spare();
    }

    @Override
    public StoppableRun create(PlannedRun run) {
        return new RemoteRun(host, run.number(), specifications.apply(run));
    }
}
