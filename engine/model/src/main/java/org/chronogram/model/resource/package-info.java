/**
 * Queues, servers and stores for the inside of a logical process, with their statistics.
 *
 * <p>They are plain objects: an LP has each in a final field of its own, calls it with the context that it was given, and
 * schedules the events itself. They are part of the state of the LP, and checkpoints keep them as such. A job is a {@code
 * long} of the model's choice: an index, a customer number, or packed fields. None of them creates an object once it has
 * grown to the size that it needs. Not thread safe.
 */
package org.chronogram.model.resource;
