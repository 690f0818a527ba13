package org.chronogram.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.files.PinnedDirectory;

/**
 * Writes the results of a run into its directory, {@code run.json} last: where it is, all others are. When one cannot be
 * written, as on a full disk, those before it are removed: tables without {@code run.json} would look like results.
 */
final class RunFileWriter {
    private static final String RESULTS = "results.csv";

    private final PinnedDirectory directory;
    private final List<String> written = new ArrayList<>();

    RunFileWriter(PinnedDirectory directory) {
        this.directory = directory;
    }

    /**
     * Writes the files.
     *
     * @throws IOException when one cannot be written; then none of them is there.
     */
    void write(RunResult result) throws IOException {
        try {
            writeAll(result);
        } catch (IOException e) {
            removeWritten(e);
            throw e;
        }
    }

    private void removeWritten(IOException cause) {
        for (String name : written) {
            try {
                directory.delete(name);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** Files of a part of a run that was resumed would not fit run.json: so one that is not written is removed. */
    private void writeAll(RunResult result) throws IOException {
        put(RESULTS, utf8(ResultsCsv.of(result.results())));
        String owners = result.execution().division().owners().get();
        putIf(!owners.isEmpty(), RunFiles.PARTITION, out -> out.write(utf8(owners)));
        LpEvents lpEvents = result.reached().lpEvents();
        putIf(!lpEvents.isEmpty(), RunFiles.LP_EVENTS, lpEvents::writeTo);
        putIf(!result.maps().isEmpty(), RunFiles.MAPS, out -> out.write(utf8(MapFile.text(result.maps()))));
        if (result.series().rows() > 0) {
            put(RunFiles.SERIES, result.series()::writeTo);
        }
        if (result.digests().rows() > 0) {
            put(RunFiles.DIGESTS, result.digests()::writeTo);
        }
        put(
                RunFiles.STEP_LATENCY,
                StepLatencyLog.of(
                        result.execution().stepLatencyNs(), result.execution().wallSeconds()));
        put(RunFiles.MANIFEST, utf8(JsonText.indented(RunManifest.of(result))));
    }

    private void putIf(boolean present, String name, PinnedDirectory.Content content) throws IOException {
        if (present) {
            put(name, content);
        } else {
            directory.delete(name);
        }
    }

    private void put(String name, byte[] content) throws IOException {
        put(name, out -> out.write(content));
    }

    private void put(String name, PinnedDirectory.Content content) throws IOException {
        directory.write(name, content);
        written.add(name);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
