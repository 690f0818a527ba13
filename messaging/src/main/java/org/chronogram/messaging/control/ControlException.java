package org.chronogram.messaging.control;

/** A message that came over a control link, or was to be sent over it, breaks the protocol. */
public class ControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }

    ControlException(String message, Throwable cause) {
        super(message, cause);
    }
}
