package org.chronogram.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.checkpoint.RunLock;
import org.chronogram.files.FileFaults;
import org.chronogram.files.OwnDirectory;
import org.chronogram.files.PinnedDirectory;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.JsonText;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunRecord;
import org.chronogram.run.EngineVersion;

/**
 * The directory of an experiment: its plan, a directory for each run, and the tables. A run counts as soon as its
 * {@code run.json} is there, which appears whole. Runs may be written by several threads at once.
 */
public final class ExperimentDirectory implements AutoCloseable {
    /** Name of the file with the plan. */
    public static final String PLAN = "sweep.json";

    private static final String RUNS = "runs";
    private static final String LOCK = "lock";

    private final Path path;
    private final ExperimentPlan plan;
    private final RunLock lock;

    private ExperimentDirectory(Path path, ExperimentPlan plan, RunLock lock) {
        this.path = path;
        this.plan = plan;
        this.lock = lock;
    }

    /**
     * Opens the directory of an experiment that goes on or begins. No other process can open it until it is closed.
     *
     * @param path the directory, which is created if it does not exist.
     * @param plan what shall be run.
     * @return the directory.
     * @throws InvalidInputException when it belongs to another plan or to no experiment, is in use, or cannot be written.
     */
    public static ExperimentDirectory open(Path path, ExperimentPlan plan) {
        try {
            OwnDirectory.createAll(path);
            RunLock lock = RunLock.take(path);
            try {
                return new ExperimentDirectory(path, begun(path, plan), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException(
                    "--out=" + path + ": " + e.getFile() + " is a file; expected a directory", e);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static InvalidInputException unwritable(Path path, IOException cause) {
        return new InvalidInputException(
                "cannot write to the directory " + path + ": " + FileFaults.describe(cause)
                        + "; give another with --out",
                cause);
    }

    private static ExperimentPlan begun(Path path, ExperimentPlan plan) throws IOException {
        Path file = path.resolve(PLAN);
        if (!Files.exists(file)) {
            requireEmpty(path);
            OwnDirectory.createAll(path.resolve(RUNS));
            return written(path, plan);
        }
        ExperimentPlan before = ExperimentPlan.of(file.toString(), JsonText.read(file));
        List<String> differences = plan.differences(before);
        if (!differences.isEmpty()) {
            throw new InvalidInputException("--out=" + path + ": there is another experiment in this directory: its "
                    + String.join("; its ", differences) + "; give another directory, or the same values");
        }
        OwnDirectory.createAll(path.resolve(RUNS));
        return plan.replications() > before.replications() ? written(path, plan) : before;
    }

    private static void requireEmpty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            // A process that was killed before it wrote the plan has left these.
            List<String> others = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(LOCK) && !name.equals(RUNS))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw new InvalidInputException("--out=" + path + ": there is no " + PLAN + ", but " + others.get(0)
                        + ": expected a directory of a sweep, an empty one, or one that does not exist");
            }
        }
    }

    private static ExperimentPlan written(Path path, ExperimentPlan plan) throws IOException {
        PinnedDirectory.at(path).write(PLAN, JsonText.indented(plan.fields()).getBytes(StandardCharsets.UTF_8));
        return plan;
    }

    /**
     * Opens the directory of an experiment to read its results. It may be in use.
     *
     * @param path the directory.
     * @return the directory.
     * @throws InvalidInputException when there is no experiment in it.
     */
    public static ExperimentDirectory existing(Path path) {
        Path file = path.resolve(PLAN);
        if (!Files.exists(file)) {
            throw new InvalidInputException(
                    path + ": there is no " + PLAN + ": expected the directory of a sweep, as it was given with --out");
        }
        return new ExperimentDirectory(path, ExperimentPlan.of(file.toString(), JsonText.read(file)), null);
    }

    /**
     * Returns the plan.
     *
     * @return the plan of the file, with the most replications that were ever asked for.
     */
    public ExperimentPlan plan() {
        return plan;
    }

    /**
     * Returns the path.
     *
     * @return the path as it was given.
     */
    public Path path() {
        return path;
    }

    /**
     * Returns all runs that have come to their end, in any order.
     *
     * @throws InvalidInputException when a run is damaged, not of this experiment, or of another version while it goes on.
     */
    List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path.resolve(RUNS))) {
            for (Path entry : entries.filter(RunRecord::isWhole).toList()) {
                Observation observation = read(runOf(entry));
                if (lock != null) {
                    requireThisVersion(observation);
                }
                observations.add(observation);
            }
        } catch (IOException e) {
            throw new InvalidInputException(path.resolve(RUNS) + " cannot be read: " + FileFaults.describe(e), e);
        }
        return observations;
    }

    /**
     * Returns the results of all runs that have come to their end.
     *
     * @return the results.
     * @throws InvalidInputException when a run is damaged, or not of this experiment.
     */
    public Observations results() {
        return Observations.of(plan.grid(), observations());
    }

    private PlannedRun runOf(Path directory) {
        String name = directory.getFileName().toString();
        try {
            PlannedRun run = plan.grid().run(Integer.parseUnsignedInt(name));
            if (run.number() < Grid.MOST_RUNS && run.directoryName().equals(name)) {
                return run;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new InvalidInputException(
                directory + ": is not a run of this experiment: expected a number as name; move it elsewhere");
    }

    /**
     * Returns what the directory says of a run that has come to its end.
     *
     * @throws InvalidInputException when the run is damaged, or not of this experiment.
     */
    Observation read(PlannedRun run) {
        Path directory = directoryOf(run);
        RunRecord record = record(directory);
        Map<String, String> expected = run.point().values();
        boolean same = record.replication() == run.replication()
                && String.valueOf(plan.input().get("seed")).equals(Long.toString(record.seed()))
                && record.parameters().entrySet().containsAll(expected.entrySet());
        if (!same) {
            throw new InvalidInputException(directory + ": is not the run " + run.text() + " with seed "
                    + plan.input().get("seed") + ": remove it to have that run done");
        }
        return new Observation(run, record);
    }

    private static RunRecord record(Path directory) {
        try {
            return RunRecord.read(directory);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    e.getMessage().replaceFirst("; expected one JSON object.*", "") + ": remove the directory "
                            + directory + " and start the same sweep again, which repeats this run",
                    e);
        }
    }

    /** Results of two versions may differ where nothing else does, and would be taken for one sample. */
    private void requireThisVersion(Observation observation) {
        String version = observation.record().version();
        if (!version.equals(EngineVersion.text())) {
            throw new InvalidInputException(directoryOf(observation.run()) + ": this run was made by version " + version
                    + ", and this is version " + EngineVersion.text() + ": go on with that version, or start the sweep"
                    + " in another directory");
        }
    }

    private Path directoryOf(PlannedRun run) {
        return path.resolve(RUNS).resolve(run.directoryName());
    }

    /**
     * Makes the directory of a run, and tests that it can be written.
     *
     * @param run the run.
     * @return its directory.
     * @throws IOException when it cannot be written.
     */
    RunDirectory prepare(PlannedRun run) throws IOException {
        try {
            return RunDirectory.named(directoryOf(run));
        } catch (InvalidInputException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    /**
     * Writes the files of a run that has come to its end, and reads them as they will be read again.
     *
     * @param run the run.
     * @param target its directory.
     * @param output what came out.
     * @return what the directory says of it.
     * @throws IOException when a file cannot be written.
     */
    Observation write(PlannedRun run, RunDirectory target, RunOutput output) throws IOException {
        output.writeTo(target);
        return read(run);
    }

    /**
     * Writes a file beside the plan. It appears whole or not at all.
     *
     * @param name its name.
     * @param content writes its content.
     * @throws IOException when it cannot be written.
     */
    void write(String name, PinnedDirectory.Content content) throws IOException {
        PinnedDirectory.at(path).write(name, content);
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
