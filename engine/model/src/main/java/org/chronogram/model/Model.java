package org.chronogram.model;

import java.util.List;

/**
 * A simulation model: a name, parameters, and the logical processes (LPs) that make it up.
 *
 * <p>Models are found through {@link java.util.ServiceLoader}, so a model needs a public constructor without arguments
 * and a line in {@code META-INF/services/org.chronogram.model.Model}. One run builds the model several times, once for
 * every partition and once in the master to check the input, each time on a new instance. All these builds must declare
 * the same LPs, lookahead and statistics, or the run fails before its first step; each creates only the LPs of its own
 * partition.
 */
public interface Model {
    /**
     * Returns the name under which the model is run, for example {@code phold}: a letter from a to z or a digit, and then
     * at most 63 of these, {@code .}, {@code _} and {@code -}. No other model on the class path may have it.
     *
     * @return the name of the model.
     */
    String name();

    /**
     * Returns one line, without control characters, that says what the model is.
     *
     * @return the description, without a full stop at its end.
     */
    String description();

    /**
     * Returns the unit in which the model counts time, and the length of a tick. The default is the second, in nanosecond
     * ticks.
     *
     * @return the time base of the model.
     */
    default TimeBase timeBase() {
        return TimeBase.SECONDS;
    }

    /**
     * Returns the simulated time at which a run ends unless the user says otherwise, written as a user would write it.
     *
     * @return the default end time, for example {@code 1000} or {@code 200ms}.
     */
    String defaultEndTime();

    /**
     * Returns the parameters of the model, in the order in which its help lists them.
     *
     * @return the parameters; an empty list when there are none.
     */
    List<Parameter<?>> parameters();

    /**
     * Declares the lookahead, the statistics and the LPs of the model.
     *
     * @param builder takes the declarations.
     * @param parameters the values of the {@link #parameters() parameters} in this run.
     * @throws InvalidInputException when the values do not fit together, or a file they name cannot be used.
     */
    void build(ModelBuilder builder, ParameterValues parameters);

    /**
     * Returns further classes whose objects may become part of the state of an LP. Checkpoints know the classes that the
     * fields of LPs declare and the classes of objects in LPs at the start. Only implementations of an interface or
     * subclasses that first appear during the run must be named. It is called after {@link #build}, so it may
     * depend on the parameters.
     *
     * @return the classes; an empty list, the default, when there are none.
     */
    default List<Class<?>> stateClasses() {
        return List.of();
    }

    /**
     * Turns the merged statistics of a finished run into results, and checks them. It is called once, in the master, on an
     * instance that has been built, after the statistics of all partitions were merged. Every declared statistic is a
     * result already. If this method throws, the run counts as failed; results reported before that are kept.
     *
     * @param report gives the statistics and takes the results.
     */
    default void report(RunReport report) {}
}
