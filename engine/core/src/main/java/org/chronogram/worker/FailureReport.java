package org.chronogram.worker;

import org.chronogram.catalog.Causes;
import org.chronogram.catalog.EngineTrace;
import org.chronogram.catalog.ModelTrace;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.messaging.udp.MeshException;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.protocol.WorkerMessage.Failure;

/** Describes the failure of a worker: whether user, model, machine or engine caused it, and the remedy. */
final class FailureReport {
    private static final String SHARED_MEMORY_FULL =
            "%s: the file system of the shared memory of the workers is full: free some of"
                    + " it, raise its size (in a container --shm-size) or use --aeron-dir to name another place";

    private static final String MORE_MEMORY = ": use more workers, a smaller model, or --worker-jvm-options=-Xmx...";

    /** A text that needs no memory. */
    static final String NO_ROOM_FOR_REPORT = "out of memory for a report of it" + MORE_MEMORY;

    private FailureReport() {}

    /**
     * Returns the message.
     *
     * @param failure the exception.
     * @param epoch epoch of the mesh.
     * @param aeronDirectory directory of the worker's media driver.
     */
    static Failure of(Throwable failure, int epoch, String aeronDirectory) {
        if (failure instanceof InvalidInputException) {
            return new Failure(epoch, true, failure.getMessage(), "");
        }
        OutOfMemoryError outOfMemory = outOfMemory(failure);
        if (outOfMemory != null) {
            return outOfMemory(failure, epoch, outOfMemory);
        }
        if (failure instanceof ModelException modelFailure) {
            return new Failure(epoch, false, failure.getMessage(), ModelTrace.of(modelFailure));
        }
        if (ModelTrace.isOfModel(failure)) {
            String message = "the model threw " + ModelBlame.describe(failure);
            return new Failure(epoch, false, message, ModelTrace.of(failure));
        }
        if (isSharedMemoryFull(failure)) {
            return new Failure(epoch, false, SHARED_MEMORY_FULL.formatted(aeronDirectory), "");
        }
        if (failure instanceof MeshException) {
            return new Failure(epoch, false, EngineTrace.withCauses(failure), "");
        }
        return new Failure(epoch, false, EngineTrace.describe(failure), "");
    }

    private static Failure outOfMemory(Throwable failure, int epoch, OutOfMemoryError error) {
        String who = failure instanceof ModelException ? "; " + failure.getMessage() : "";
        return new Failure(
                epoch,
                false,
                "out of memory (" + error.getMessage() + ") with a heap of "
                        + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                        + " MiB" + MORE_MEMORY + who,
                failure instanceof ModelException modelFailure ? ModelTrace.of(modelFailure) : "");
    }

    /** The JVM throws this error where a mapped file finds no room, or was cut off. */
    private static boolean isSharedMemoryFull(Throwable failure) {
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof InternalError
                    && String.valueOf(cause.getMessage()).contains("unsafe memory access")) {
                return true;
            }
        }
        return false;
    }

    /** The error may be a cause of the failure that was thrown because of it. */
    private static OutOfMemoryError outOfMemory(Throwable failure) {
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof OutOfMemoryError error) {
                return error;
            }
        }
        return null;
    }
}
