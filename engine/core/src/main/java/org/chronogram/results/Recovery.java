package org.chronogram.results;

/**
 * A worker that was lost and replaced while the run went on.
 *
 * @param number how many workers the run had lost by then, this one included.
 * @param worker index of the worker.
 * @param cause cause of the loss.
 * @param steps steps that the run had taken by then, as last reported.
 * @param lostAt simulated time that the run had reached by then, in the unit of the model.
 * @param wentOnFrom simulated time from which the workers that rolled back continued, in the unit of the model.
 * @param secondsLost wall-clock time from the notice of the loss until all workers had executed a step that no survivor had
 *     executed before; NaN when another worker was lost, or the run ended, before that.
 * @param eventsReexecuted events that had been handled, as last reported, and were handled again.
 * @param kind which workers rolled back.
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
        String kind) {
    /** All workers went back to a checkpoint. */
    public static final String ROLLBACK = "all roll back";

    /** Only the worker that replaced the lost one continued from a checkpoint. */
    public static final String STAY = "survivors stay";

    /** Returns the same with another number. */
    public Recovery numbered(long newNumber) {
        return new Recovery(newNumber, worker, cause, steps, lostAt, wentOnFrom, secondsLost, eventsReexecuted, kind);
    }

    /** Returns the same with its kind, and the number of events that are executed again. */
    public Recovery goingOn(String newKind, long newEventsReexecuted) {
        return new Recovery(
                number, worker, cause, steps, lostAt, wentOnFrom, secondsLost, newEventsReexecuted, newKind);
    }

    /** Returns the same with the wall-clock time that was lost. */
    public Recovery lasting(double seconds) {
        return new Recovery(number, worker, cause, steps, lostAt, wentOnFrom, seconds, eventsReexecuted, kind);
    }
}
