package org.chronogram.run;

import java.util.Map;

/**
 * What shall be run, and on what. The master sends it to every worker.
 *
 * @param simulation what is simulated.
 * @param code where the code of the model comes from.
 * @param layout on how many processes and threads it is executed.
 * @param hostOptions how workers are started and reached.
 * @param faultTolerance how the run guards itself against the loss of processes.
 */
public record RunSpecification(
        Simulation simulation, ModelCode code, Layout layout, HostOptions hostOptions, FaultTolerance faultTolerance) {
    /**
     * Runs a bundled model on one worker of this host.
     *
     * @param simulation what is simulated.
     * @return the run, to be changed where it shall be another.
     */
    public static RunSpecification of(Simulation simulation) {
        Layout layout = new Layout(1, 1, MessagingMode.AUTO);
        return new RunSpecification(
                simulation, ModelCode.BUNDLED, layout, HostOptions.LOOPBACK, FaultTolerance.DEFAULT);
    }

    /**
     * Changes how the run guards itself.
     *
     * @param newFaultTolerance how.
     * @return the same otherwise.
     */
    public RunSpecification with(FaultTolerance newFaultTolerance) {
        return new RunSpecification(simulation, code, layout, hostOptions, newFaultTolerance);
    }

    /**
     * Changes the options of the JVMs of the workers.
     *
     * @param newOptions further options, separated by blanks.
     * @return the same otherwise.
     */
    public RunSpecification withWorkerJvmOptions(String newOptions) {
        HostOptions options = new HostOptions(hostOptions.bindAddress(), hostOptions.aeronDirectory(), newOptions);
        return new RunSpecification(simulation, code, layout, options, faultTolerance);
    }

    /**
     * Changes where it runs.
     *
     * @param newWorkers number of worker processes.
     * @param newThreads simulation threads in each.
     * @return the same otherwise.
     */
    public RunSpecification on(int newWorkers, int newThreads) {
        Layout newLayout = new Layout(newWorkers, newThreads, layout.messaging());
        return new RunSpecification(simulation, code, newLayout, hostOptions, faultTolerance);
    }

    /**
     * Notes the code that is run.
     *
     * @param newChecksums SHA-256 by the name of the jar or directory.
     * @return the same otherwise.
     */
    public RunSpecification withCode(Map<String, String> newChecksums) {
        ModelCode newCode = new ModelCode(code.classPath(), newChecksums);
        return new RunSpecification(simulation, newCode, layout, hostOptions, faultTolerance);
    }
}
