package org.chronogram.model;

/**
 * Thrown when input of the user cannot be used. The message is one line with the value found, the values expected
 * and the remedy. It is shown as it is, without a stack trace, and the program ends with exit code 2.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the value found, the values expected, and the remedy.
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message the value found, the values expected, and the remedy.
     * @param cause the error behind it.
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
