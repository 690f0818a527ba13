package org.chronogram.benchmarks.endtoend;

/** The benchmark cannot go on. The message is the reason, in one line. */
final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
