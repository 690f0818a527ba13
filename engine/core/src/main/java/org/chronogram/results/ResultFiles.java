package org.chronogram.results;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.files.PinnedDirectory.Content;

/** The files that a run leaves in its directory when it has ended: their names and contents, in memory or not made yet. */
public final class ResultFiles {
    private static final String RESULTS = "results.csv";

    /** A run whose directory has one of these of an earlier part must not keep it: it would not fit {@code run.json}. */
    private static final List<String> OF_A_WHOLE_RUN = List.of(RunFiles.PARTITION, RunFiles.LP_EVENTS, RunFiles.MAPS);

    private static final List<String> ALL = List.of(
            RESULTS,
            RunFiles.PARTITION,
            RunFiles.LP_EVENTS,
            RunFiles.MAPS,
            RunFiles.SERIES,
            RunFiles.DIGESTS,
            RunFiles.STEP_LATENCY,
            RunFiles.MANIFEST);

    private ResultFiles() {}

    /**
     * Returns the files of a run.
     *
     * @param result result of the run.
     * @return the content of each, by its name, in the order in which they are to be written; {@code run.json} is the last.
     */
    public static Map<String, Content> of(RunResult result) {
        Map<String, Content> files = new LinkedHashMap<>();
        files.put(RESULTS, text(ResultsCsv.of(result.results())));
        String owners = result.execution().division().owners().get();
        if (!owners.isEmpty()) {
            files.put(RunFiles.PARTITION, text(owners));
        }
        LpEvents lpEvents = result.reached().lpEvents();
        if (!lpEvents.isEmpty()) {
            files.put(RunFiles.LP_EVENTS, lpEvents::writeTo);
        }
        if (!result.maps().isEmpty()) {
            files.put(RunFiles.MAPS, text(MapFile.text(result.maps())));
        }
        if (result.series().rows() > 0) {
            files.put(RunFiles.SERIES, result.series()::writeTo);
        }
        if (result.digests().rows() > 0) {
            files.put(RunFiles.DIGESTS, result.digests()::writeTo);
        }
        Execution execution = result.execution();
        byte[] latency = StepLatencyLog.of(execution.stepLatencyNs(), execution.wallSeconds());
        files.put(RunFiles.STEP_LATENCY, out -> out.write(latency));
        files.put(RunFiles.MANIFEST, text(JsonText.indented(RunManifest.of(result))));
        return files;
    }

    /** Returns the content of {@code run.json} where some of the files could not be written. */
    static Content manifest(RunResult result, List<String> unwritten) {
        Map<String, Object> fields = RunManifest.of(result);
        if (!unwritten.isEmpty()) {
            fields.put(UnwrittenFiles.FIELD, List.copyOf(unwritten));
        }
        return text(JsonText.indented(fields));
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Tells whether a run can leave a file of a name.
     *
     * @param name the name.
     * @return whether it is one of the names of {@link #of}.
     */
    public static boolean isName(String name) {
        return ALL.contains(name);
    }

    /** Returns the names of files that are removed where the run has none of that name. */
    static List<String> missing(Map<String, Content> files) {
        return OF_A_WHOLE_RUN.stream().filter(name -> !files.containsKey(name)).toList();
    }
}
