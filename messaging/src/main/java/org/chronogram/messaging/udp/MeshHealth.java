package org.chronogram.messaging.udp;

import io.aeron.exceptions.AeronException;
import java.net.PortUnreachableException;
import org.agrona.ErrorHandler;

/**
 * Remembers the first failure, and whether a frame is being delivered. Everything below the mesh reports failures here,
 * because Aeron swallows the exceptions of its handlers; each call of the duty cycle then throws the failure.
 * Not thread safe: driver, client and mesh share one thread.
 */
final class MeshHealth implements ErrorHandler {
    private MeshException failure;
    private boolean delivering;
    private boolean closing;

    /** Takes an error of the media driver or its client. Warnings and a closed port of a peer are normal and ignored. */
    @Override
    public void onError(Throwable error) {
        if (!closing && !isBenign(error)) {
            fail("media driver reports: " + error.getMessage(), error);
        }
    }

    void fail(String message, Throwable cause) {
        if (failure == null) {
            failure = new MeshException(message, cause);
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    void checkSound() {
        if (failure != null) {
            throw new MeshException(failure.getMessage(), failure.getCause());
        }
    }

    void beginDelivery() {
        delivering = true;
    }

    void endDelivery() {
        delivering = false;
    }

    void checkNotDelivering() {
        if (delivering) {
            throw new IllegalStateException(
                    "called from within FrameHandler.onFrame: a handler puts the frame away and returns, send later");
        }
    }

    void closing() {
        closing = true;
    }

    private static boolean isBenign(Throwable error) {
        if (error instanceof AeronException aeronException) {
            return aeronException.category() == AeronException.Category.WARN;
        }
        return error instanceof PortUnreachableException || error.getCause() instanceof PortUnreachableException;
    }
}
