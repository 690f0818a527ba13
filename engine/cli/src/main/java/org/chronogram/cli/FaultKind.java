package org.chronogram.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.ProcessFault;

/** A kind of fault that is injected into the workers of a run. */
enum FaultKind {
    /** The process of one worker is killed. */
    KILL,

    /** The process of one worker is stopped and never continued, as if it hung. */
    STOP,

    /** Datagrams between all workers are lost for a while. */
    LOSS,

    /** No worker can write a checkpoint for a while. */
    DISK;

    /** Tells whether the fault lasts for a while, for all workers, instead of affecting one worker. */
    boolean lasts() {
        return this == LOSS || this == DISK;
    }

    /** Returns what happens to the process of one worker; only for faults that do not last. */
    ProcessFault ofProcess() {
        return ProcessFault.valueOf(name());
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
