package org.chronogram.sync;

/** A peer broke the step protocol, or a stream between partitions lost or repeated a frame. Always fatal. */
public final class StepProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the value found and the value expected.
     */
    public StepProtocolException(String message) {
        super("step protocol broken: " + message);
    }
}
