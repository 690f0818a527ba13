package org.chronogram.cli;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chronogram.model.InvalidInputException;

/** What can befall a worker. */
enum Fault {
    /** Its process is killed. */
    KILL {
        @Override
        void strike(ProcessHandle worker) {
            worker.destroyForcibly();
        }
    },

    /** Its process is stopped and never goes on, as one that hangs. */
    STOP {
        @Override
        void strike(ProcessHandle worker) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
        }
    };

    abstract void strike(ProcessHandle worker) throws IOException, InterruptedException;

    /**
     * Reads a list of faults.
     *
     * @param option the option that has it.
     * @param text words separated by commas.
     * @throws InvalidInputException when a word is no fault.
     */
    static List<Fault> allOf(String option, String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> Arrays.stream(values())
                        .filter(fault -> fault.toString().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException(
                                option + "=" + text + ": '" + word + "' is none of the faults kill, stop")))
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
