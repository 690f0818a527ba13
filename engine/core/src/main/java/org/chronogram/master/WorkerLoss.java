package org.chronogram.master;

import org.chronogram.run.Progress;

/**
 * The loss of a worker.
 *
 * @param worker index of the worker.
 * @param cause cause of the loss.
 * @param reached how far the run had come, as last reported.
 * @param message the loss in one line, with the last lines that the worker printed.
 */
record WorkerLoss(int worker, String cause, Progress reached, String message) {}
