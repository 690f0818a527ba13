/**
 * The model API: everything a researcher needs to write a simulation model, and nothing of the engine that runs it.
 *
 * <p>A {@link org.chronogram.model.Model} declares its parameters and builds {@link
 * org.chronogram.model.LogicalProcess logical processes}; these handle time-stamped {@link
 * org.chronogram.model.Event events} through an {@link org.chronogram.model.EventContext}.
 */
package org.chronogram.model;
