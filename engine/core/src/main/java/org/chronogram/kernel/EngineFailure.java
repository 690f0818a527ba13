package org.chronogram.kernel;

/**
 * Carries a failure of the engine through the handler of a model, which is not to blame for it. An error, so that a model
 * that catches exceptions does not swallow it.
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
