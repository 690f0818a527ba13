package org.chronogram.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Map;
import org.chronogram.files.FileFaults;
import org.chronogram.files.OwnDirectory;
import org.chronogram.files.PinnedDirectory;
import org.chronogram.model.InvalidInputException;

/**
 * The directory to which a run is written. It is created and tested before the run, so that no run ends with results that
 * cannot be written. Every file appears whole or not at all, {@code run.json} last.
 */
public final class RunDirectory {
    /** Name of the directory in it that holds checkpoints. */
    public static final String CHECKPOINTS = "checkpoints";

    static final String INPUT = "run-input.json";
    private static final String PROBE = ".probe";
    private static final int PROBE_BYTES = 4096;
    private static final int MAX_SUFFIX = 1_000;

    private final Path path;
    /** The lowest directory that existed before: all directories below it were created for this run. */
    private final Path existing;

    /** Pinned, because other users who may write to the parent could replace the directory. */
    private final PinnedDirectory directory;

    private boolean keepsCheckpoints;

    private RunDirectory(Path path, Path existing) {
        this.path = path;
        this.existing = existing;
        directory = PinnedDirectory.at(path);
    }

    /**
     * Opens a directory that the user named, and creates it if it does not exist.
     *
     * @param path the directory.
     * @return the directory, in which files can be written.
     * @throws InvalidInputException when it holds a run already, or cannot be written.
     */
    public static RunDirectory named(Path path) {
        PlannedDirectory.requireUnused(path);
        Path existing = RunPath.lowestExisting(path);
        try {
            OwnDirectory.createAll(path);
            RunDirectory directory = new RunDirectory(path, existing);
            directory.requireOwn();
            return directory.probed();
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException(
                    "--out=" + path + ": " + e.getFile() + " is a file; expected a directory", e);
        } catch (IOException e) {
            throw RunPath.unwritable(path, e);
        }
    }

    /**
     * Creates a directory that did not exist before.
     *
     * @param path the directory; {@code -2}, {@code -3} and so on is appended where it exists.
     * @return the directory, in which files can be written.
     * @throws InvalidInputException when it cannot be created.
     */
    public static RunDirectory fresh(Path path) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            Path existing = RunPath.lowestExisting(parent);
            OwnDirectory.createAll(parent);
            for (int suffix = 1; suffix < MAX_SUFFIX; suffix++) {
                Path candidate = suffix == 1 ? path : path.resolveSibling(path.getFileName() + "-" + suffix);
                if (RunPath.create(candidate)) {
                    return new RunDirectory(candidate, existing).probed();
                }
            }
        } catch (IOException e) {
            throw RunPath.unwritable(path, e);
        }
        throw new InvalidInputException(path + " and " + MAX_SUFFIX + " like it exist; give a directory with --out");
    }

    /** Refuses a directory from which the run could not be resumed. */
    private void requireOwn() throws IOException {
        try {
            FileTrust.open(path, directory).close();
        } catch (InvalidInputException e) {
            throw new InvalidInputException("--out=" + e.getMessage(), e);
        }
    }

    /** Writes a file with content: on a full disk, empty files can still be created. */
    private RunDirectory probed() throws IOException {
        try {
            directory.write(PROBE, new byte[PROBE_BYTES]);
            directory.delete(PROBE);
            return this;
        } catch (IOException e) {
            discardIfEmpty();
            throw e;
        }
    }

    /**
     * Returns the path of the directory.
     *
     * @return the path as it was given.
     */
    public Path path() {
        return path;
    }

    /** Keeps the checkpoints also when the run has come to its end, so that a part of it can be repeated. */
    public void keepCheckpoints() {
        keepsCheckpoints = true;
    }

    /**
     * Writes the files of a run.
     *
     * @param result result of the run.
     * @throws IOException when a file cannot be written; then none of them is there.
     */
    public void write(RunResult result) throws IOException {
        write(ResultFiles.of(result));
        forgetCheckpoints(result);
    }

    /**
     * Writes the files of a run that can be written. Where some cannot, the checkpoints are kept, and the run can be resumed
     * to write them.
     *
     * @param result result of the run.
     * @return the files that could not be written; {@code run.json} names them.
     * @throws IOException when {@code run.json} cannot be written; then none of the files is there.
     */
    public UnwrittenFiles writeWhatFits(RunResult result) throws IOException {
        UnwrittenFiles unwritten = new RunFileWriter(directory)
                .writeWhatFits(ResultFiles.of(result), names -> ResultFiles.manifest(result, names));
        if (unwritten.none()) {
            forgetCheckpoints(result);
        }
        return unwritten;
    }

    /**
     * Tells whether there are checkpoints from which the run can be resumed.
     *
     * @return whether there are.
     */
    public boolean hasCheckpoints() {
        try {
            return !RunPath.isEmpty(path.resolve(CHECKPOINTS));
        } catch (IOException e) {
            return false;
        }
    }

    private void forgetCheckpoints(RunResult result) throws IOException {
        // The results are on disk, and a run that has reached its end is never resumed from a checkpoint.
        if (!result.reached().stopped() && !keepsCheckpoints) {
            directory.delete(CHECKPOINTS);
        }
    }

    /**
     * Writes the files of a run that were made elsewhere.
     *
     * @param files the content of each by its name, see {@link ResultFiles#of}; {@code run.json} is written last.
     * @throws IOException when a file cannot be written; then none of them is there.
     */
    public void write(Map<String, PinnedDirectory.Content> files) throws IOException {
        new RunFileWriter(directory).write(files);
    }

    /**
     * Opens the directory of a run that has not reached its end.
     *
     * @param path the directory.
     * @return the directory.
     * @throws InvalidInputException when there is no such run in it, or somebody else may have written it.
     */
    public static RunDirectory unfinished(Path path) {
        RunDirectory directory = ofRun(path);
        if (RunManifest.read(path)
                .filter(run -> Boolean.FALSE.equals(run.get("stopped")) && !run.containsKey(UnwrittenFiles.FIELD))
                .isPresent()) {
            throw new InvalidInputException(
                    path + ": this run has come to its end; its results are in " + path.resolve(RunFiles.MANIFEST));
        }
        return directory;
    }

    /**
     * Opens the directory of a run, whether it has reached its end or not, to repeat the run from its input.
     *
     * @param path the directory.
     * @return the directory.
     * @throws InvalidInputException when there is no run in it, or somebody else may have written it.
     */
    public static RunDirectory ofRun(Path path) {
        RunDirectory directory = new RunDirectory(path, path.toAbsolutePath());
        if (!Files.exists(directory.inputFile())) {
            throw new InvalidInputException(
                    path + ": there is no " + INPUT + ": expected the directory of a run, as it was given with --out");
        }
        directory.requireOnlyOwn();
        return directory;
    }

    private void requireOnlyOwn() {
        try {
            FileTrust.requireAbove(path);
            FileTrust.open(path, directory).close();
            FileTrust.requireAll(path.resolve(CHECKPOINTS));
            FileTrust.requireAll(path.resolve(RunFiles.MANIFEST));
            FileTrust.requireAll(path.resolve(RunFiles.EXTERNAL_EVENTS));
        } catch (IOException e) {
            throw new InvalidInputException(path + " cannot be read: " + FileFaults.describe(e), e);
        }
    }

    /**
     * Makes the content of the input file. Call it before the directory is created: it takes long, and a run that is killed
     * between the creation of the directory and the writing of the file leaves an empty directory.
     *
     * @param fields the fields.
     * @return the text.
     */
    public static String inputOf(Map<String, Object> fields) {
        return RunInputFile.text(fields);
    }

    /**
     * Returns the input file, which holds the specification of the run.
     *
     * @return the file.
     */
    public Path inputFile() {
        return path.resolve(INPUT);
    }

    /**
     * Reads the input file.
     *
     * @return the fields.
     * @throws InvalidInputException when the file cannot be read, somebody else may have written it, or it was changed.
     */
    public Map<String, Object> readInput() {
        try (SecureDirectoryStream<Path> open = FileTrust.open(path, directory)) {
            return RunInputFile.read(open, inputFile());
        } catch (IOException e) {
            throw new InvalidInputException(inputFile() + " cannot be read: " + FileFaults.describe(e), e);
        }
    }

    /**
     * Writes the input file.
     *
     * @param input its content, see {@link #inputOf}.
     * @throws InvalidInputException when it cannot be written.
     */
    public void writeInput(String input) {
        try {
            directory.write(INPUT, input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            discardIfEmpty();
            throw RunPath.unwritable(path, e);
        }
    }

    /** Removes the input file, and the directories created for the run, if the run has written nothing else. */
    public void discardIfEmpty() {
        try {
            if (!RunPath.isEmpty(path.resolve(CHECKPOINTS))
                    || Files.exists(path.resolve(RunFiles.MANIFEST))
                    || Files.exists(path.resolve(RunFiles.EXTERNAL_EVENTS))) {
                return;
            }
            directory.deleteIfEmpty(CHECKPOINTS);
            directory.delete(INPUT);
            for (Path made = path.toAbsolutePath();
                    !made.equals(existing) && RunPath.isEmpty(made);
                    made = made.getParent()) {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            // An empty directory does no harm, and the user must see the failure that came before this one.
            return;
        }
    }
}
