package org.chronogram.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chronogram.files.Sha256;

/**
 * Everything that must be the same in a checkpoint and in the run that goes on from it. The number of workers and threads is
 * not in it: a run may go on with others.
 *
 * @param engineVersion version of Chronogram.
 * @param model name of the model.
 * @param parameters values of all its parameters, as texts by name.
 * @param inputChecksums SHA-256 of the files that parameters name, as hexadecimal digits by the name of the parameter.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param logicalProcesses how many LPs there are.
 * @param lookaheadTicks lookahead of the model.
 * @param endTicks end of the run, which models know.
 */
public record CheckpointIdentity(
        String engineVersion,
        String model,
        Map<String, String> parameters,
        Map<String, String> inputChecksums,
        long seed,
        int replication,
        int logicalProcesses,
        long lookaheadTicks,
        long endTicks) {
    /** Checks that nothing is missing. */
    public CheckpointIdentity {
        Objects.requireNonNull(engineVersion, "engineVersion");
        Objects.requireNonNull(model, "model");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        inputChecksums = Collections.unmodifiableMap(new LinkedHashMap<>(inputChecksums));
    }

    /**
     * Compares with what a checkpoint says of itself.
     *
     * @param found identity of the checkpoint.
     * @return every difference, as {@code seed=1, expected 2}; empty when it is a checkpoint of this run.
     */
    public List<String> differencesOf(CheckpointIdentity found) {
        List<String> differences = new ArrayList<>();
        compare(differences, "version", found.engineVersion, engineVersion);
        compare(differences, "model", found.model, model);
        if (found.model.equals(model)) {
            compareByName(differences, "parameter ", found.parameters, parameters);
            compareByName(differences, "SHA-256 of ", shortened(found.inputChecksums), shortened(inputChecksums));
        }
        compare(differences, "seed", found.seed, seed);
        compare(differences, "replication", found.replication, replication);
        compare(differences, "logicalProcesses", found.logicalProcesses, logicalProcesses);
        compare(differences, "lookaheadTicks", found.lookaheadTicks, lookaheadTicks);
        compare(differences, "endTicks", found.endTicks, endTicks);
        return differences;
    }

    private static Map<String, String> shortened(Map<String, String> checksums) {
        Map<String, String> shortened = new TreeMap<>(checksums);
        shortened.replaceAll((name, checksum) -> Sha256.shortened(checksum));
        return shortened;
    }

    private static void compareByName(
            List<String> differences, String what, Map<String, String> found, Map<String, String> expected) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            compare(differences, what + name, found.get(name), expected.get(name));
        }
    }

    private static void compare(List<String> differences, String name, Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            differences.add(name + "=" + (found == null ? "(none)" : found) + ", expected "
                    + (expected == null ? "(none)" : expected));
        }
    }
}
