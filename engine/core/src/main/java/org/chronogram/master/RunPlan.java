package org.chronogram.master;

import java.util.List;
import org.chronogram.catalog.ModelTrace;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.results.LpDivision;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;

/**
 * A run that was checked and prepared, and is not begun: no thread, no process and no file was made.
 *
 * @param prepared the run.
 * @param division how its LPs are divided.
 */
public record RunPlan(PreparedRun prepared, LpDivision division) {
    /**
     * Prepares a run.
     *
     * @param specification specification of the run.
     * @return the plan.
     * @throws InvalidInputException when the input cannot be used.
     * @throws RunFailedException when the model fails.
     */
    public static RunPlan of(RunSpecification specification) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            PreparedRun prepared = PreparedRun.of(specification);
            return new RunPlan(prepared, RunResults.division(prepared));
        } catch (ModelException e) {
            throw new RunFailedException(e.getMessage(), ModelTrace.of(e));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Initializes LPs, to count the events with which the run would begin. The plan cannot be carried out after this.
     *
     * @return the events.
     */
    public StartingEvents startingEvents() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(prepared.model().getClass().getClassLoader());
        try {
            return StartingEvents.of(
                    prepared.declaration(),
                    prepared.specification().simulation().seed(),
                    prepared.specification().simulation().replication());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Returns how many LPs the model has.
     *
     * @return the number of LPs.
     */
    public int logicalProcesses() {
        return prepared.declaration().logicalProcesses();
    }

    /**
     * Returns the messages of the model to the user before the run.
     *
     * @return the lines in the order in which they were given.
     */
    public List<String> notices() {
        return prepared.declaration().notices();
    }
}
