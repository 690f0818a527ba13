package org.chronogram.messaging.udp;

/**
 * A mesh cannot start or cannot go on. The message says what was found, what was expected and what to do; the cause, where
 * there is one, is the error of the transport below.
 */
public final class MeshException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MeshException(String message) {
        super(message);
    }

    MeshException(String message, Throwable cause) {
        super(message, cause);
    }
}
