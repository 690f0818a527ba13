package org.chronogram.catalog;

import java.util.List;

/** Describes a failure of the engine itself in one line that is worth reporting. */
public final class EngineTrace {
    private static final int MOST_FRAMES = 3;

    private EngineTrace() {}

    /**
     * Describes a failure whose message is meant for the user.
     *
     * @param failure the failure.
     * @return its message and those of its causes, in one line.
     */
    public static String withCauses(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getMessage());
        List<Throwable> causes = Causes.of(failure);
        for (Throwable cause : causes.subList(1, causes.size())) {
            text.append("; caused by ").append(cause.getMessage() == null ? cause : cause.getMessage());
        }
        return text.toString();
    }

    /**
     * Describes a failure: the exception, its causes and its origin.
     *
     * @param failure the failure.
     * @return one line.
     */
    public static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        Throwable origin = failure;
        List<Throwable> causes = Causes.of(failure);
        for (Throwable cause : causes.subList(1, causes.size())) {
            origin = cause;
            text.append("; caused by ").append(origin);
        }
        StackTraceElement[] trace = ModelTrace.stackOf(origin);
        for (int i = 0; i < Math.min(MOST_FRAMES, trace.length); i++) {
            text.append(i == 0 ? " (at " : ", ").append(trace[i]);
        }
        return trace.length == 0 ? text.toString() : text.append(')').toString();
    }
}
