package org.chronogram.kernel;

/**
 * Carries a failure of the engine through the handler that has called the engine; the model is not to blame for it. It is
 * an error, so that a model that catches exceptions does not swallow it.
 */
final class EngineFailure extends Error {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;

    EngineFailure(Throwable failure) {
        super(failure);
        this.failure = failure;
    }

    Throwable failure() {
        return failure;
    }
}
