package org.chronogram.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chronogram.files.FileFaults;
import org.chronogram.files.PinnedDirectory;

/**
 * Writes the results of a run into its directory, {@code run.json} last: where it is, all others are. When that
 * cannot be written, as on a full disk, those before it are removed: tables without {@code run.json} would look like results.
 */
final class RunFileWriter {
    private final PinnedDirectory directory;
    private final List<String> written = new ArrayList<>();
    private final List<String> unwritten = new ArrayList<>();
    private IOException fault;

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

    /**
     * Writes the files that can be written. Where {@code run.json} does not fit, files give it their room: it has the results.
     *
     * @param files the content of each by its name.
     * @param manifest makes the content of {@code run.json}, given the names of the files that could not be written.
     * @return the files that could not.
     * @throws IOException when {@code run.json} cannot be written; then none of them is there.
     */
    UnwrittenFiles writeWhatFits(
            Map<String, PinnedDirectory.Content> files, Function<List<String>, PinnedDirectory.Content> manifest)
            throws IOException {
        for (String name : ResultFiles.missing(files)) {
            directory.delete(name);
        }
        for (Map.Entry<String, PinnedDirectory.Content> file : files.entrySet()) {
            if (!file.getKey().equals(RunFiles.MANIFEST)) {
                tryToPut(file.getKey(), file.getValue());
            }
        }
        while (!tryToPut(RunFiles.MANIFEST, manifest.apply(unwritten))) {
            unwritten.remove(RunFiles.MANIFEST);
            if (written.isEmpty()) {
                throw fault;
            }
            String last = written.remove(written.size() - 1);
            directory.delete(last);
            unwritten.add(last);
        }
        return fault == null ? UnwrittenFiles.NONE : new UnwrittenFiles(unwritten, FileFaults.describe(fault));
    }

    /** Returns whether a file was written; where it was not, an earlier one of its name is of another part of the run. */
    private boolean tryToPut(String name, PinnedDirectory.Content content) {
        try {
            put(name, content);
            return true;
        } catch (IOException e) {
            fault = fault == null ? e : fault;
            unwritten.add(name);
        }
        deleteIfPossible(name, fault);
        return false;
    }

    private void deleteIfPossible(String name, IOException cause) {
        try {
            directory.delete(name);
        } catch (IOException e) {
            cause.addSuppressed(e);
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
            deleteIfPossible(name, cause);
        }
    }

    private void put(String name, PinnedDirectory.Content content) throws IOException {
        directory.write(name, content);
        written.add(name);
    }
}
