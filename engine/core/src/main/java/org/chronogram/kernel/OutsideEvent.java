package org.chronogram.kernel;

/**
 * An event that no LP has created: it comes from outside of the run. Its source is {@link
 * org.chronogram.model.Event#OUTSIDE}.
 *
 * @param ticks its time.
 * @param sequence its position among all events from outside.
 * @param target id of the LP that handles it.
 * @param type its type.
 * @param payload its payload; not copied.
 */
public record OutsideEvent(long ticks, int sequence, int target, int type, byte[] payload) {}
