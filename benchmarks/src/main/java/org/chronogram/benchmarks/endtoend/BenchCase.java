package org.chronogram.benchmarks.endtoend;

/**
 * One case of the benchmark. Engines that take much longer for the same events run up to the earlier reference end only,
 * and the sequential engine runs both, so that the events can be compared.
 *
 * @param name name on the command line and in reports.
 * @param description what it is, for the reader of a report.
 * @param workload what the engine under test executes.
 * @param referenceEnd end of the run of the engines it is compared with.
 */
record BenchCase(String name, String description, Workload workload, double referenceEnd) {
    Workload referenceWorkload() {
        return workload.until(referenceEnd);
    }

    BenchCase scaled(double factor) {
        return new BenchCase(name, description, workload.until(workload.end() * factor), referenceEnd * factor);
    }
}
