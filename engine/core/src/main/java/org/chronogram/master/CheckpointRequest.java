package org.chronogram.master;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a user wants a checkpoint now. Thread safe. */
final class CheckpointRequest {
    private final AtomicBoolean raised = new AtomicBoolean();

    void raise() {
        raised.set(true);
    }

    /** Returns whether one is wanted, and takes the request. Asked between steps, so it mostly only reads. */
    boolean take() {
        return raised.get() && raised.getAndSet(false);
    }
}
