package org.chronogram.master;

import java.util.Optional;
import org.chronogram.worker.WorkerProcess;

/** Tells a process that met with an accident from one that ended by itself, which would do so again. */
final class ExitCause {
    private static final int SIGNAL_EXIT_CODE = 128;
    private static final int LARGEST_SIGNAL = 64;

    /** Nobody is told of it. */
    static final String OF_MODEL = " (a model that calls Runtime.halt ends its worker in this way)";

    private ExitCause() {}

    /** Returns what happened to a process with this exit code; empty when it was no accident. */
    static Optional<String> accident(int exitCode) {
        int signal = exitCode - SIGNAL_EXIT_CODE;
        if (signal > 0 && signal <= LARGEST_SIGNAL) {
            return Optional.of("was killed by signal " + signal);
        }
        return exitCode == WorkerProcess.EXIT_MASTER_LOST ? Optional.of("lost its control link") : Optional.empty();
    }
}
