package org.chronogram.model;

/** An error in a model: a handler threw an exception, or a call breaks the rules of {@link EventContext}. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the error, its LP and its time.
     */
    public ModelException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message the error, its LP and its time.
     * @param cause the error thrown by the model.
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
