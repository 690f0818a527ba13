package org.chronogram.cli;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronogram.model.InvalidInputException;
import org.chronogram.replay.ReplaySource;
import org.chronogram.run.CodeChecksums;

/**
 * Checks that a run is repeated with the code with which it was made.
 *
 * @param run how the user calls the run.
 * @param option option by which another class path can be given.
 * @param given whether the user has given it: the code may then be other code, and the user is told.
 */
record CodeCheck(String run, String option, boolean given) {
    private static final String OWN_JARS = "chronogram-";
    private static final String MODELS = "chronogram-models";

    /**
     * Compares the code.
     *
     * @param then checksums of the code of the run, by the name of the jar or directory.
     * @param now those of the code that is there.
     * @return a line for the user; empty when the code is the same.
     * @throws InvalidInputException when the code of the model is not, and the user has given no other.
     */
    Optional<String> require(Map<String, String> then, Map<String, String> now) {
        if (ReplaySource.sameCode(then, now)) {
            return Optional.empty();
        }
        if (ReplaySource.sameCode(ofModel(then), ofModel(now))) {
            return Optional.of(
                    run + ": another build of Chronogram has made this run: its checkpoints cannot be used, and"
                            + " where the engine has changed what it computes, the events are not those of the run");
        }
        String changed = String.join(", ", CodeChecksums.differences(ofModel(then), ofModel(now)));
        if (given) {
            return Optional.of(option + ": the code in " + changed + " is not that of the run " + run
                    + ", so the events can differ from those of the run");
        }
        throw new InvalidInputException(run + ": the code in " + changed
                + " has changed since the run was made, so it cannot be repeated: give a class path with the code of then by "
                + option);
    }

    private static Map<String, String> ofModel(Map<String, String> checksums) {
        return checksums.entrySet().stream()
                .filter(entry -> !isEngine(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isEngine(String name) {
        return name.startsWith(OWN_JARS) && !name.startsWith(MODELS);
    }
}
