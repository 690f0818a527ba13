package org.chronogram.cli;

/**
 * Stops the process until a debugger is attached: the JVM is started so that it waits for one when this is thrown. Until then
 * it runs as fast as without a debugger.
 */
final class DebuggerStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DebuggerStop() {
        super("stops for a debugger", null, false, false);
    }

    /** Waits for a debugger; goes on at once in a process that was not started for one. */
    static void here() {
        try {
            throw new DebuggerStop();
        } catch (DebuggerStop e) {
            // The debugger is attached, and has let the process go on.
            return;
        }
    }
}
