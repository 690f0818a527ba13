package org.chronogram.messaging.udp;

import io.aeron.exceptions.AeronException;
import java.net.PortUnreachableException;
import org.agrona.ErrorHandler;

/**
 * Remembers the first thing that went wrong, and whether a frame is being delivered. Everything below the mesh reports
 * here, because Aeron itself swallows what its handlers throw; the duty cycle then fails with it, each time it is called.
 * Not thread safe: driver, client and mesh share one thread.
 */
final class MeshHealth implements ErrorHandler {
    private MeshException failure;
    private boolean delivering;
    private boolean closing;

    /** Takes an error of the media driver or its client; warnings and a peer's closed port are part of normal life. */
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
