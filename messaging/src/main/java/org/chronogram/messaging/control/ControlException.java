package org.chronogram.messaging.control;

/** What came over a control link, or was to go over it, breaks the protocol; the message says what and where. */
public final class ControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }

    ControlException(String message, Throwable cause) {
        super(message, cause);
    }
}
