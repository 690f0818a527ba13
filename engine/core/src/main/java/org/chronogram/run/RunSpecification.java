package org.chronogram.run;

import java.util.Map;

/**
 * The specification of a run: its input, code, layout and settings. The master sends it to every worker.
 *
 * @param simulation what is simulated.
 * @param code code of the model.
 * @param layout processes and threads of the run.
 * @param hostOptions how workers are started and reached.
 * @param faultTolerance settings for the loss of processes.
 * @param outside the wall clock, and events from outside.
 */
public record RunSpecification(
        Simulation simulation,
        ModelCode code,
        Layout layout,
        HostOptions hostOptions,
        FaultTolerance faultTolerance,
        Outside outside) {
    /**
     * Runs a bundled model on one worker of this host.
     *
     * @param simulation what is simulated.
     * @return the specification; the methods below return changed copies.
     */
    public static RunSpecification of(Simulation simulation) {
        Layout layout = Layout.of(1, 1);
        return new RunSpecification(
                simulation, ModelCode.BUNDLED, layout, HostOptions.LOOPBACK, FaultTolerance.DEFAULT, Outside.NONE);
    }

    /**
     * Changes what is simulated.
     *
     * @param newSimulation the simulation.
     * @return a changed copy.
     */
    public RunSpecification with(Simulation newSimulation) {
        return new RunSpecification(newSimulation, code, layout, hostOptions, faultTolerance, outside);
    }

    /**
     * Changes the code of the model.
     *
     * @param newCode the code.
     * @return a changed copy.
     */
    public RunSpecification with(ModelCode newCode) {
        return new RunSpecification(simulation, newCode, layout, hostOptions, faultTolerance, outside);
    }

    /**
     * Changes the settings for the loss of processes.
     *
     * @param newFaultTolerance the new settings.
     * @return a changed copy.
     */
    public RunSpecification with(FaultTolerance newFaultTolerance) {
        return new RunSpecification(simulation, code, layout, hostOptions, newFaultTolerance, outside);
    }

    /**
     * Changes how workers are started and reached.
     *
     * @param newHostOptions the new options.
     * @return a changed copy.
     */
    public RunSpecification with(HostOptions newHostOptions) {
        return new RunSpecification(simulation, code, layout, newHostOptions, faultTolerance, outside);
    }

    /**
     * Connects the run with the world outside.
     *
     * @param newOutside the wall clock, and events from outside.
     * @return a changed copy.
     */
    public RunSpecification with(Outside newOutside) {
        return new RunSpecification(simulation, code, layout, hostOptions, faultTolerance, newOutside);
    }

    /**
     * Changes the options of the JVMs of the workers.
     *
     * @param newOptions further options, separated by blanks.
     * @return a changed copy.
     */
    public RunSpecification withWorkerJvmOptions(String newOptions) {
        return with(new HostOptions(
                hostOptions.bindAddress(), hostOptions.aeronDirectory(), newOptions, hostOptions.authenticatesData()));
    }

    /**
     * Changes the address.
     *
     * @param newAddress IP address at which the master receives, and the workers on its host.
     * @return a changed copy.
     */
    public RunSpecification withBindAddress(String newAddress) {
        return with(hostOptions.boundTo(newAddress));
    }

    /**
     * Changes the processes and threads.
     *
     * @param newWorkers number of worker processes.
     * @param newThreads simulation threads in each.
     * @return a changed copy.
     */
    public RunSpecification on(int newWorkers, int newThreads) {
        return on(layout.on(newWorkers, newThreads));
    }

    /**
     * Changes the layout.
     *
     * @param newLayout the new layout.
     * @return a changed copy.
     */
    public RunSpecification on(Layout newLayout) {
        return new RunSpecification(simulation, code, newLayout, hostOptions, faultTolerance, outside);
    }

    /**
     * Changes how the LPs are divided.
     *
     * @param newPartition the new options.
     * @return a changed copy.
     */
    public RunSpecification dividedBy(PartitionOptions newPartition) {
        return on(new Layout(layout.workers(), layout.threads(), layout.messaging(), newPartition, layout.automatic()));
    }

    /**
     * Adds the checksums of the code, and the build of the engine, which is that of this process.
     *
     * @param newChecksums SHA-256 by the name of the jar or directory.
     * @return a changed copy.
     */
    public RunSpecification withCode(Map<String, String> newChecksums) {
        return with(new ModelCode(code.classPath(), newChecksums, EngineVersion.withBuild()));
    }
}
