package org.chronogram.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronogram.experiment.Precision;
import org.chronogram.experiment.Variation;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.Simulation;
import org.chronogram.runner.HostLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of {@code sim sweep}. */
final class SweepOptions {
    static final String FILE = "--file";
    static final String VARY = "--vary";
    static final String REPLICATIONS = "--replications";
    static final String UNTIL = "--until";
    static final String MOST_REPLICATIONS = "--most-replications";
    static final String JOBS = "--jobs";
    static final String HOSTS = "--hosts";
    static final String SHOW = "--show";

    /** Never set: {@link ExperimentArguments} puts the content of the file in its place. */
    @Option(
            names = FILE,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "experiment in a file, in TOML: model, options, parameters, and what is varied")
    @SuppressWarnings("UnusedVariable")
    private Path file;

    @Option(
            names = VARY,
            paramLabel = "NAME=VALUES",
            scope = ScopeType.INHERIT,
            description = "parameter of the model and its values, as FROM:TO:STEP or VALUE,VALUE,...; may be given"
                    + " several times: all combinations are run")
    private List<String> varied = new ArrayList<>();

    @Option(
            names = REPLICATIONS,
            paramLabel = "R",
            defaultValue = "10",
            scope = ScopeType.INHERIT,
            description = "runs of each combination; those of the same number use the same random numbers at each"
                    + " (default: ${DEFAULT-VALUE})")
    int replications;

    @Option(
            names = UNTIL,
            paramLabel = "RESULT:P%",
            scope = ScopeType.INHERIT,
            description = "add replications until the 95 %% interval of this result is at most P %% of its mean wide on"
                    + " each side, at each combination")
    private String until;

    @Option(
            names = MOST_REPLICATIONS,
            paramLabel = "R",
            defaultValue = "1000",
            scope = ScopeType.INHERIT,
            description = "the most runs of a combination that " + UNTIL + " may add up to (default: ${DEFAULT-VALUE})")
    private int mostReplications;

    @Option(
            names = JOBS,
            paramLabel = "J",
            scope = ScopeType.INHERIT,
            description = "runs at the same time (default: one on each core)")
    private Integer jobs;

    @Option(
            names = HOSTS,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "file with other hosts that do the runs, each on a line NAME [slots=N] [spare] -- COMMAND, where"
                            + " COMMAND starts 'sim runner' there (default: all runs are done on this host)")
    private Path hosts;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "seed of all random streams (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = SimulationOptions.END,
            paramLabel = TimeLabels.SIMULATED,
            scope = ScopeType.INHERIT,
            description = "end of each run in simulated time (default: the model's own)")
    String end;

    @Mixin
    MeasuringOptions measuring;

    @Mixin
    EarlyEndOptions earlyEnd;

    @Option(
            names = SimulationOptions.ZERO_DELAY_LIMIT,
            paramLabel = "N",
            defaultValue = "" + Simulation.DEFAULT_ZERO_DELAY_LIMIT,
            scope = ScopeType.INHERIT,
            description = "largest number of events with a delay of 0 that an LP may handle at one simulated time"
                    + " (default: ${DEFAULT-VALUE})")
    long zeroDelayLimit;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "directory for all runs and for summary.csv, results.csv and results.sqlite; where it holds a"
                    + " part of this sweep, the sweep goes on")
    private String out;

    @Option(
            names = SHOW,
            paramLabel = "RESULT",
            split = ",",
            scope = ScopeType.INHERIT,
            description =
                    "results to show, such as delay.mean; several with commas (default: those of the model's report"
                            + " that fit)")
    List<String> shown = new ArrayList<>();

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "show no progress")
    boolean quiet;

    List<Variation> variations() {
        return varied.stream().map(Variation::parse).toList();
    }

    Optional<Precision> precision() {
        return Optional.ofNullable(until).map(text -> Precision.parse(text, replications, mostReplications));
    }

    /**
     * Returns how many runs go on at the same time.
     *
     * @throws InvalidInputException when that is no number of runs.
     */
    int jobs() {
        int wanted = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (wanted < 1) {
            throw new InvalidInputException(JOBS + "=" + jobs + " is out of bounds: expected at least 1");
        }
        return wanted;
    }

    /**
     * Returns the other hosts that do the runs.
     *
     * @throws InvalidInputException when they cannot be used.
     */
    List<HostLine> hosts(Path directory) {
        if (hosts == null) {
            return List.of();
        }
        if (jobs != null) {
            throw new InvalidInputException(
                    JOBS + " is for runs on this host: leave it out, and say with slots=N how many"
                            + " runs another host gets at the same time");
        }
        return HostLine.read(HOSTS + "=" + hosts, directory.resolve(hosts));
    }

    /**
     * Returns the directory of the experiment.
     *
     * @throws InvalidInputException when there is none, as nothing could go on without.
     */
    Path out(Path directory) {
        if (out == null || out.equals("none")) {
            throw new InvalidInputException("--out is " + (out == null ? "missing" : out)
                    + ": expected --out DIR, a directory that the sweep is kept in and can go on from");
        }
        return directory.resolve(out);
    }
}
