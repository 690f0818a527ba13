package org.chronogram.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.chronogram.kernel.LpCalls;

/**
 * A call by which the code of a model ends the process. It waits for the shutdown hooks, and so one of them can tell it from
 * a signal.
 *
 * @param message who called.
 * @param trace the model's own frames.
 */
public record ExitCall(String message, String trace) {
    /** Where this program ends itself, on a signal too. */
    private static final String COMMAND_LINE = "org.chronogram.cli.";

    private static final String EXPECTED = " called exit: a model must not end the process; let it throw an exception";

    /**
     * Looks for the call. To be used by a shutdown hook of a process that has not come to its own end.
     *
     * @return the call; empty when it was something else that ends the process.
     */
    public static Optional<ExitCall> find() {
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            StackTraceElement[] stack = entry.getValue();
            int caller = callerOfExit(stack);
            if (caller > 0) {
                String culprit = LpCalls.culpritOn(entry.getKey()).orElse("the model");
                return Optional.of(new ExitCall(
                        culprit + EXPECTED, ModelTrace.of(Arrays.copyOfRange(stack, caller, stack.length))));
            }
        }
        return Optional.empty();
    }

    /** Returns the index of the frame; 0 when the thread calls no exit, or it is the command line that does. */
    private static int callerOfExit(StackTraceElement... stack) {
        int caller = 0;
        for (int i = 0; i < stack.length; i++) {
            String name = stack[i].getClassName();
            if (stack[i].getMethodName().equals("exit")
                    && (name.equals("java.lang.Runtime") || name.equals("java.lang.System"))) {
                caller = i + 1;
            }
        }
        boolean own = caller < stack.length && stack[caller].getClassName().startsWith(COMMAND_LINE);
        return own ? 0 : caller;
    }
}
