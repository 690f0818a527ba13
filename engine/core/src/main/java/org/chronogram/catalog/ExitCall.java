package org.chronogram.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.chronogram.kernel.LpCalls;

/**
 * A call of {@code exit} by the code of a model. The calling thread waits for the shutdown hooks, so a shutdown hook can
 * find it, and tell the call from a signal.
 *
 * @param message names the caller.
 * @param trace the model's own frames.
 */
public record ExitCall(String message, String trace) {
    /** The package that ends this process itself, also on a signal. */
    private static final String COMMAND_LINE = "org.chronogram.cli.";

    private static final String EXPECTED = " called exit: a model must not end the process; let it throw an exception";

    /**
     * Looks for the call, in a shutdown hook of a process that has not finished its work.
     *
     * @return the call; empty when something else ends the process.
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

    /** Returns the index of the caller's frame; 0 if the thread does not call exit, or the command line calls it. */
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
