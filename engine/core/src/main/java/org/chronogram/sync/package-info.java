/**
 * Decides how far a partition may run and exchanges the events of a step. The loop of steps is {@code PartitionAgent}; how far
 * a window goes, {@code WindowPolicy} and {@code WindowSequence}; how frames travel, {@code WorkerExchange} and {@code
 * PartitionExchange}; what is kept and repeated after a loss, {@code MessageLog} and {@code RepeatedStep}.
 */
package org.chronogram.sync;
