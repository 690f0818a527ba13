package org.chronogram.cli;

import org.chronogram.host.HostFactory;
import org.chronogram.master.RunMaster;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;

/** A run that can be started and stopped. */
interface SimulationRun {
    /** Creates runs. */
    @FunctionalInterface
    interface Factory {
        SimulationRun create(RunSpecification specification, RunListener listener);
    }

    RunResult run();

    /** Asks the run to stop at the end of a step; it is cut off if that takes long. */
    void stop();

    /** Asks the run to stop at the end of a step, without a time limit. */
    default void stopPatiently() {
        stop();
    }

    /** Asks for a checkpoint at the end of a step. */
    default void checkpoint() {}

    /** Describes the state of the run and its last checkpoint, as the rest of a sentence that says that it was ended. */
    default String state() {
        return "";
    }

    static SimulationRun ofMaster(RunSpecification specification, RunListener listener) {
        return of(new RunMaster(specification, listener));
    }

    static SimulationRun ofMaster(RunSpecification specification, HostFactory hosts, RunListener listener) {
        return of(new RunMaster(specification, hosts, listener));
    }

    private static SimulationRun of(RunMaster master) {
        return new SimulationRun() {
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
            public void checkpoint() {
                master.checkpoint();
            }

            @Override
            public String state() {
                return master.state();
            }
        };
    }
}
