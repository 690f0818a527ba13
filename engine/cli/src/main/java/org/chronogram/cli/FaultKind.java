package org.chronogram.cli;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chronogram.model.InvalidInputException;

/** A kind of fault that is injected into the workers of a run. */
enum FaultKind {
    /** The process of one worker is killed. */
    KILL {
        @Override
        void inject(ProcessHandle worker) {
            worker.destroyForcibly();
        }
    },

    /** The process of one worker is stopped and never continued, as if it hung. */
    STOP {
        @Override
        void inject(ProcessHandle worker) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
        }
    },

    /** Datagrams between all workers are lost for a while. */
    LOSS,

    /** No worker can write a checkpoint for a while. */
    DISK;

    /** Tells whether the fault lasts for a while, for all workers, instead of affecting one worker. */
    boolean lasts() {
        return this == LOSS || this == DISK;
    }

    /** Injects the fault into one worker; only for faults that do not last. */
    void inject(ProcessHandle worker) throws IOException, InterruptedException {
        throw new UnsupportedOperationException(this + " hits no single worker");
    }

    /**
     * Reads a list of faults.
     *
     * @param option the option that has it.
     * @param text words separated by commas.
     * @throws InvalidInputException when a word is no fault.
     */
    static List<FaultKind> allOf(String option, String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> Arrays.stream(values())
                        .filter(fault -> fault.toString().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException(
                                option + "=" + text + ": '" + word + "' is none of the faults " + names())))
                .toList();
    }

    private static String names() {
        return Arrays.stream(values()).map(FaultKind::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
