package org.chronogram.catalog;

/** Thrown when a class cannot be used as a model. The message continues a sentence that begins with its name. */
final class ModelProblem extends Exception {
    private static final long serialVersionUID = 1L;

    ModelProblem(String message) {
        super(message);
    }

    ModelProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
