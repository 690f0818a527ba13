package org.chronogram.results;

/**
 * A worker that was lost and replaced while the run went on.
 *
 * @param number how many workers the run had lost by then, this one included.
 * @param worker index of the worker.
 * @param cause what happened to it.
 * @param steps steps that the run had taken by then, as last reported.
 * @param lostAt simulated time that the run had reached by then, in the unit of the model.
 * @param wentOnFrom simulated time from which those went on who went back, in the unit of the model.
 * @param secondsLost wall-clock time from the notice of the loss until all workers had executed a step that nobody who
 *     stayed had executed before; NaN when another was lost, or the run ended, before.
 * @param eventsReexecuted events that had been handled, as last reported, and were handled again.
 * @param way how the run went on.
 */
public record Recovery(
        long number,
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

    /** Only the worker that took the place of the lost one went on from a checkpoint. */
    public static final String STAY = "survivors stay";

    /** Returns the same with another number. */
    public Recovery numbered(long newNumber) {
        return new Recovery(newNumber, worker, cause, steps, lostAt, wentOnFrom, secondsLost, eventsReexecuted, way);
    }

    /** Returns the same with the way that it goes on, and the work that is done again. */
    public Recovery goingOn(String newWay, long newEventsReexecuted) {
        return new Recovery(number, worker, cause, steps, lostAt, wentOnFrom, secondsLost, newEventsReexecuted, newWay);
    }

    /** Returns the same with the time that was lost. */
    public Recovery lasting(double seconds) {
        return new Recovery(number, worker, cause, steps, lostAt, wentOnFrom, seconds, eventsReexecuted, way);
    }
}
