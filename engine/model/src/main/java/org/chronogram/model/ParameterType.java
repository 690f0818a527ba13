package org.chronogram.model;

/** The types that a {@link Parameter} can have. */
public enum ParameterType {
    /** A whole number of 32 bits. */
    INTEGER("a whole number"),
    /** A finite decimal number. */
    DECIMAL("a number"),
    /** A time, in the time base of the model. */
    TIME("a time"),
    /** A path of a file. */
    FILE("a file"),
    /** One of several words. */
    CHOICE("a word");

    private final String expectation;

    ParameterType(String expectation) {
        this.expectation = expectation;
    }

    /**
     * Describes the values of the type, for messages.
     *
     * @return for example {@code a whole number}.
     */
    public String expectation() {
        return expectation;
    }
}
