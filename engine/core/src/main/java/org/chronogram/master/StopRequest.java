package org.chronogram.master;

/** Whether the run shall stop, and whether a user waits for it. Thread safe. */
final class StopRequest {
    private boolean raised;
    private boolean urgent;
    private Runnable action = () -> {};

    /** Sets what is done when the request is raised or becomes urgent; done at once when it was raised before. */
    synchronized void whenRaised(Runnable newAction) {
        action = newAction;
        if (raised) {
            newAction.run();
        }
    }

    /** A user waits for the run to stop. */
    synchronized void raise() {
        if (!urgent) {
            raised = true;
            urgent = true;
            action.run();
        }
    }

    /** The run shall stop, however long its step takes. */
    synchronized void raisePatiently() {
        if (!raised) {
            raised = true;
            action.run();
        }
    }

    synchronized boolean isRaised() {
        return raised;
    }

    synchronized boolean isUrgent() {
        return urgent;
    }
}
