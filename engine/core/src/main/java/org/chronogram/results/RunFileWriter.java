package org.chronogram.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.files.PinnedDirectory;

/**
 * Writes the results of a run into its directory, {@code run.json} last: where it is, all others are. When one cannot be
 * written, as on a full disk, those before it are removed: tables without {@code run.json} would look like results.
 */
final class RunFileWriter {
    private final PinnedDirectory directory;
    private final List<String> written = new ArrayList<>();

    RunFileWriter(PinnedDirectory directory) {
        this.directory = directory;
    }

    /**
     * Writes the files.
     *
     * @param files the content of each by its name.
     * @throws IOException when one cannot be written; then none of them is there.
     */
    void write(Map<String, PinnedDirectory.Content> files) throws IOException {
        try {
            writeAll(files);
        } catch (IOException e) {
            removeWritten(e);
            throw e;
        }
    }

    /** Files of a part of a run that was resumed would not fit run.json: so one that is not written is removed. */
    private void writeAll(Map<String, PinnedDirectory.Content> files) throws IOException {
        for (String name : ResultFiles.missing(files)) {
            directory.delete(name);
        }
        for (Map.Entry<String, PinnedDirectory.Content> file : files.entrySet()) {
            if (!file.getKey().equals(RunFiles.MANIFEST)) {
                put(file.getKey(), file.getValue());
            }
        }
        put(RunFiles.MANIFEST, files.get(RunFiles.MANIFEST));
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

    private void put(String name, PinnedDirectory.Content content) throws IOException {
        directory.write(name, content);
        written.add(name);
    }
}
