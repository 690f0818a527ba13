package org.chronogram.run;

/** A run that could not be finished. The message says what happened and what to do; it is shown without a stack trace. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String modelTrace;

    /**
     * Creates the exception.
     *
     * @param message what happened, and what to do.
     * @param modelTrace stack trace inside the model, empty when the model is not to blame.
     */
    public RunFailedException(String message, String modelTrace) {
        super(message);
        this.modelTrace = modelTrace;
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what happened, and what to do.
     * @param modelTrace stack trace inside the model, empty when the model is not to blame.
     * @param cause what was thrown first.
     */
    public RunFailedException(String message, String modelTrace, Throwable cause) {
        super(message, cause);
        this.modelTrace = modelTrace;
    }

    /**
     * Returns where in the model it failed.
     *
     * @return a stack trace, several lines; empty when the model is not to blame.
     */
    public String modelTrace() {
        return modelTrace;
    }
}
