package org.chronogram.cli;

import org.chronogram.master.RunListener;
import org.chronogram.master.RunMaster;
import org.chronogram.results.RunResult;
import org.chronogram.worker.RunSpecification;

/** A run that can be started and stopped. */
interface Run {
    /** Prepares runs. */
    @FunctionalInterface
    interface Factory {
        Run create(RunSpecification specification, RunListener listener);
    }

    RunResult run();

    void stop();

    static Run ofMaster(RunSpecification specification, RunListener listener) {
        RunMaster master = new RunMaster(specification, listener);
        return new Run() {
            @Override
            public RunResult run() {
                return master.run();
            }

            @Override
            public void stop() {
                master.stop();
            }
        };
    }
}
