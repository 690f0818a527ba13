package org.chronogram.master;

/** Whether the user wants the run to stop. Thread safe. */
final class StopRequest {
    private boolean raised;
    private Runnable action = () -> {};

    /** Sets what is done when the request is raised; done at once when it was before. */
    synchronized void whenRaised(Runnable newAction) {
        action = newAction;
        if (raised) {
            newAction.run();
        }
    }

    synchronized void raise() {
        if (!raised) {
            raised = true;
            action.run();
        }
    }

    synchronized boolean isRaised() {
        return raised;
    }
}
