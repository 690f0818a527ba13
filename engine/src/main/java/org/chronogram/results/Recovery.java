package org.chronogram.results;

/**
 * A worker that was lost and replaced while the run went on.
 *
 * @param worker index of the worker.
 * @param cause what happened to it.
 * @param steps steps that the run had taken by then, as last reported.
 * @param lostAt simulated time that the run had reached by then, in the unit of the model.
 * @param wentOnFrom simulated time from which all workers went on, in the unit of the model.
 * @param secondsLost wall-clock time from the notice of the loss until new workers had executed their first step; NaN when
 *     the run was lost again or ended before.
 * @param eventsReexecuted events that had been handled, as last reported, and were handled again.
 * @param way how the run went on.
 */
public record Recovery(
        int worker,
        String cause,
        long steps,
        String lostAt,
        String wentOnFrom,
        double secondsLost,
        long eventsReexecuted,
        String way) {
    /** All workers went back to a checkpoint. */
    public static final String ROLLBACK = "all roll back";

    /** Returns the same with the time that was lost. */
    public Recovery lasting(double seconds) {
        return new Recovery(worker, cause, steps, lostAt, wentOnFrom, seconds, eventsReexecuted, way);
    }
}
