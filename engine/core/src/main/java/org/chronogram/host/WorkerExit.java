package org.chronogram.host;

/**
 * The end of a worker's process.
 *
 * @param worker index of the worker.
 * @param launchEpoch epoch of the mesh in which the process was started.
 * @param exitCode its exit code.
 */
public record WorkerExit(int worker, int launchEpoch, int exitCode) {}
