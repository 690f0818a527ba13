package org.chronogram.realtime;

/** The connection of a run with the world outside has failed; the message is for the user. */
public final class ExternalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, as one line.
     * @param cause why.
     */
    public ExternalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
