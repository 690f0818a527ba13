package org.chronogram.state;

/** The bytes of a state are not those that were written: cut off, changed, or of something else. */
public class DamagedStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the value found and the value expected.
     */
    public DamagedStateException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message the value found and the value expected.
     * @param cause the error behind it.
     */
    public DamagedStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
