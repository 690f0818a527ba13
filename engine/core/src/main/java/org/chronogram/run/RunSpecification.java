package org.chronogram.run;

import java.util.Map;
import org.chronogram.kernel.Kernel;

/**
 * What shall be run, and on what. The master sends it to every worker.
 *
 * @param model name of the model.
 * @param parameters values of its parameters that differ from the defaults, as texts by name.
 * @param inputChecksums SHA-256 of the files that parameters name, as hexadecimal digits by the name of the parameter.
 * @param codeChecksums SHA-256 of the code that is run, by the name of the jar or directory; empty until it was read.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param endTicks end of the run; events at this time or later are not executed.
 * @param zeroDelayLimit most events that an LP may handle at one simulated time without others in between.
 * @param workers number of worker processes; 0 runs the sequential engine in the calling process.
 * @param threads simulation threads in each worker, at least 1.
 * @param messaging which thread moves messages.
 * @param classPath class path with further models, separated as the system does; empty for none.
 * @param bindAddress IP address on which workers and master receive.
 * @param aeronDirectory directory under which the workers keep what they share with Aeron.
 * @param workerJvmOptions further options for the JVMs of the workers, separated by blanks; empty for none.
 * @param faultTolerance how the run guards itself against the loss of processes.
 */
public record RunSpecification(
        String model,
        Map<String, String> parameters,
        Map<String, String> inputChecksums,
        Map<String, String> codeChecksums,
        long seed,
        int replication,
        long endTicks,
        long zeroDelayLimit,
        int workers,
        int threads,
        MessagingMode messaging,
        String classPath,
        String bindAddress,
        String aeronDirectory,
        String workerJvmOptions,
        FaultTolerance faultTolerance) {
    /** More events at one time than any model was seen to have. */
    public static final long DEFAULT_ZERO_DELAY_LIMIT = Kernel.DEFAULT_ZERO_DELAY_LIMIT;

    /**
     * Changes how the run guards itself.
     *
     * @param newFaultTolerance how.
     * @return the same otherwise.
     */
    public RunSpecification with(FaultTolerance newFaultTolerance) {
        return copy(codeChecksums, workers, threads, workerJvmOptions, newFaultTolerance);
    }

    /**
     * Changes the options of the JVMs of the workers.
     *
     * @param newOptions further options, separated by blanks.
     * @return the same otherwise.
     */
    public RunSpecification withWorkerJvmOptions(String newOptions) {
        return copy(codeChecksums, workers, threads, newOptions, faultTolerance);
    }

    /**
     * Changes where it runs.
     *
     * @param newWorkers number of worker processes.
     * @param newThreads simulation threads in each.
     * @return the same otherwise.
     */
    public RunSpecification on(int newWorkers, int newThreads) {
        return copy(codeChecksums, newWorkers, newThreads, workerJvmOptions, faultTolerance);
    }

    /**
     * Notes the code that is run.
     *
     * @param newCodeChecksums SHA-256 by the name of the jar or directory.
     * @return the same otherwise.
     */
    public RunSpecification withCode(Map<String, String> newCodeChecksums) {
        return copy(newCodeChecksums, workers, threads, workerJvmOptions, faultTolerance);
    }

    private RunSpecification copy(
            Map<String, String> newCodeChecksums,
            int newWorkers,
            int newThreads,
            String newOptions,
            FaultTolerance newFaultTolerance) {
        return new RunSpecification(
                model,
                parameters,
                inputChecksums,
                newCodeChecksums,
                seed,
                replication,
                endTicks,
                zeroDelayLimit,
                newWorkers,
                newThreads,
                messaging,
                classPath,
                bindAddress,
                aeronDirectory,
                newOptions,
                newFaultTolerance);
    }

    /**
     * Returns how many partitions the run has.
     *
     * @return the number of partitions, 1 for the sequential engine.
     */
    public int partitions() {
        return Math.max(1, workers) * threads;
    }
}
