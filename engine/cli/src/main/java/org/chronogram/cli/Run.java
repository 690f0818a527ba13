package org.chronogram.cli;

import org.chronogram.master.RunMaster;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;

/** A run that can be started and stopped. */
interface Run {
    /** Prepares runs. */
    @FunctionalInterface
    interface Factory {
        Run create(RunSpecification specification, RunListener listener);
    }

    RunResult run();

    /** Asks for the run to stop at the end of a step; it is cut off when that takes long. */
    void stop();

    /** Asks for the run to stop at the end of a step, however long that takes. */
    default void stopPatiently() {
        stop();
    }

    /** Says what the run is doing and what is kept of it, as the rest of a sentence that says that it was ended. */
    default String state() {
        return "";
    }

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

            @Override
            public void stopPatiently() {
                master.stopPatiently();
            }

            @Override
            public String state() {
                return master.state();
            }
        };
    }
}
