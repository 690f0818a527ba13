package org.chronogram.host;

import java.util.Optional;
import org.chronogram.protocol.ExitCodes;

/**
 * Tells a process that was killed from one that ended with an exit code of its own. The latter is a deterministic failure:
 * the process would end in the same way if it were started again.
 */
public final class ExitCause {
    private static final int SIGNAL_EXIT_CODE = 128;
    private static final int LARGEST_SIGNAL = 64;

    /**
     * Hint for the user about exit codes of models: Runtime.halt runs no shutdown hook, so the engine cannot name the
     * model.
     */
    public static final String OF_MODEL = " (a model that calls Runtime.halt ends its worker in this way)";

    private ExitCause() {}

    /**
     * Describes how a process was ended from outside.
     *
     * @param exitCode its exit code.
     * @return for example {@code was killed by signal 9}; empty when the process ended with an exit code of its own.
     */
    public static Optional<String> accident(int exitCode) {
        int signal = exitCode - SIGNAL_EXIT_CODE;
        if (signal > 0 && signal <= LARGEST_SIGNAL) {
            return Optional.of("was killed by signal " + signal);
        }
        return switch (exitCode) {
            case ExitCodes.MASTER_LOST -> Optional.of("lost its control link");
            case ExitCodes.HOST_LOST -> Optional.of("was lost with its host");
            default -> Optional.empty();
        };
    }
}
