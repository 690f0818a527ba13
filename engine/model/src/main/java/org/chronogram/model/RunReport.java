package org.chronogram.model;

/** A finished run as a {@link Model} sees it when it turns statistics into results. */
public interface RunReport {
    /**
     * Returns the values of the parameters of the run.
     *
     * @return the values.
     */
    ParameterValues parameters();

    /**
     * Returns the time base of the model.
     *
     * @return the time base.
     */
    TimeBase timeBase();

    /**
     * Returns the end of the run: the planned end time, or the time that a stopped run has reached.
     *
     * @return the time in ticks.
     */
    long endTicks();

    /**
     * Returns the planned end time.
     *
     * @return the time in ticks; later than {@link #endTicks()} when the run was stopped.
     */
    long plannedEndTicks();

    /**
     * Returns when measuring began: at the end of the warm-up, at which all statistics begin anew.
     *
     * @return the time in ticks, 0 where the run has no warm-up; after {@link #endTicks()} when it was stopped before.
     */
    long measuredFromTicks();

    /**
     * Returns how many LPs the model has.
     *
     * @return the number of LPs.
     */
    int logicalProcesses();

    /**
     * Returns how many events were handled.
     *
     * @return the number of events.
     */
    long events();

    /**
     * Returns how many events were still pending at the end.
     *
     * @return the number of events.
     */
    long pendingEvents();

    /**
     * Returns the statistics of all partitions, merged.
     *
     * @return the statistics by name.
     */
    StatisticSet statistics();

    /**
     * Returns a count of the whole run, its warm-up included. That is what checks need, such as: everything that was sent has
     * arrived or is under way.
     *
     * @param counter name of a counter.
     * @return the count.
     * @throws IllegalArgumentException when there is no counter of that name.
     */
    long countFromStart(String counter);

    /**
     * Adds a result.
     *
     * @param name name of the result; if a result or statistic has it already, a number is added: {@code loss (2)}.
     * @param value the value.
     * @param unit its unit, empty for a plain number.
     */
    void result(String name, double value, String unit);

    /**
     * Adds an estimate with its confidence interval.
     *
     * @param name name of the result; if it is taken already, a number is added.
     * @param value the estimate.
     * @param halfWidth half the width of the confidence interval.
     * @param confidence probability with which the interval holds, for example 0.95.
     * @param unit unit of the value, empty for a plain number.
     */
    void estimate(String name, double value, double halfWidth, double confidence, String unit);

    /**
     * Adds a map to the report of the run. It is no result: nothing compares it.
     *
     * @param map the map, complete.
     */
    void map(ReportMap map);

    /**
     * Adds a check of the model on itself. A run with a failed check ends with an error.
     *
     * @param name name of the check; if it is taken already, a number is added.
     * @param passed whether it holds.
     * @param detail the value found and the value expected.
     */
    void check(String name, boolean passed, String detail);
}
