package org.chronogram.model;

/**
 * A logical process (LP): state of its own, and a handler for the events that reach it.
 *
 * <p>An LP handles its events in ascending order of (time, source LP, sequence at the source). It may touch its own
 * fields, the statistics it was built with, immutable data shared by the model, and the context passed to it. Anything else,
 * for example wall-clock time or static variables, makes results depend on how the model is partitioned.
 */
public interface LogicalProcess {
    /**
     * Called once at time 0, before any event, to schedule the first events; for an LP of {@link
     * ModelBuilder#logicalProcessesOnDemand} when the first event reaches it, before that event.
     *
     * @param context gives access to the engine during this call.
     */
    default void initialize(EventContext context) {}

    /**
     * Handles one event.
     *
     * @param event the event; the object is reused, so it must not be kept.
     * @param context gives access to the engine during this call.
     */
    void onEvent(Event event, EventContext context);

    /**
     * Called once after the last event, to record values that are known only at the end.
     *
     * @param context gives access to the engine during this call.
     */
    default void finish(FinishContext context) {}

    /**
     * Called after the state of the LP was restored from a checkpoint, to rebuild transient fields that follow from the
     * others. {@link #initialize} is not called on such an LP.
     */
    default void restored() {}
}
