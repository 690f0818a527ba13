package org.chronogram.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.InputFiles;
import org.chronogram.run.Layout;
import org.chronogram.run.Measuring;
import org.chronogram.run.MessagingMode;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.PartitionOptions;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command that runs a model: the input of the run, and how its processes communicate. */
final class SimulationOptions {
    static final String END = "--end";
    static final String AUTHENTICATE_DATA = "--authenticate-data";
    static final String ZERO_DELAY_LIMIT = "--zero-delay-limit";

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "seed of all random streams (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--replication",
            paramLabel = "R",
            defaultValue = "0",
            scope = ScopeType.INHERIT,
            description =
                    "number of the replication: other random streams for the same seed (default: ${DEFAULT-VALUE})")
    int replication;

    @Option(
            names = END,
            paramLabel = TimeLabels.SIMULATED,
            scope = ScopeType.INHERIT,
            description = "end of the run in simulated time (default: the model's own)")
    String end;

    @Mixin
    private MeasuringOptions measuring;

    @Mixin
    private EarlyEndOptions earlyEnd;

    @Option(
            names = ZERO_DELAY_LIMIT,
            paramLabel = "N",
            defaultValue = "" + Simulation.DEFAULT_ZERO_DELAY_LIMIT,
            scope = ScopeType.INHERIT,
            description = "largest number of events with a delay of 0 that an LP may handle at one simulated time; the"
                    + " run fails when an LP handles more, as they are an endless loop (default: ${DEFAULT-VALUE})")
    private long zeroDelayLimit;

    @Option(
            names = "--messaging",
            paramLabel = "MODE",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            converter = MessagingModeConverter.class,
            completionCandidates = MessagingModeConverter.Words.class,
            description = "thread of a worker that sends and receives messages: its first simulation thread (inline), a"
                    + " separate thread (thread), or a separate one if the host has a core for it (auto) (default:"
                    + " ${DEFAULT-VALUE})")
    MessagingMode messaging;

    @Mixin
    private PartitionOption partition;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            scope = ScopeType.INHERIT,
            description = "IP address to which master and workers bind their sockets (default: ${DEFAULT-VALUE})")
    String bindAddress;

    @Option(
            names = "--aeron-dir",
            paramLabel = "DIR",
            defaultValue = "/dev/shm",
            scope = ScopeType.INHERIT,
            description = "directory for the shared memory files of Aeron, best in memory (default: ${DEFAULT-VALUE})")
    String aeronDirectory;

    @Option(
            names = "--worker-jvm-options",
            paramLabel = "OPTIONS",
            defaultValue = "",
            scope = ScopeType.INHERIT,
            description = "further JVM options for the workers, in quotes, for example \"-Xmx2g -Xlog:gc\"")
    String workerJvmOptions;

    @Option(
            names = AUTHENTICATE_DATA,
            negatable = true,
            scope = ScopeType.INHERIT,
            description =
                    "give each datagram between workers a message authentication code, so that an attacker who reads"
                            + " the network cannot forge events (default: if --bind is not a loopback address)")
    private Boolean authenticateData;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "print the results as one JSON object on standard output, and nothing else there")
    boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "show no progress")
    boolean quiet;

    /**
     * Makes the specification of the run.
     *
     * @param directory directory from which relative paths start; the specification has absolute paths only.
     * @throws InvalidInputException when an option or a parameter has a value that cannot be used.
     */
    RunSpecification specification(
            Model model, Map<String, String> given, Layout layout, String classPath, Path directory) {
        String aeronPath = directory.resolve(aeronDirectory).toAbsolutePath().toString();
        check(layout.workers(), aeronPath);
        // The master checks the parameters too, but only after the run directory was created.
        ParameterValues.parse(model, given);
        Map<String, String> parameters = InputFiles.resolved(model, given, directory);
        Measuring measured = measuring.of(model.timeBase(), endTicks(model, end));
        return new RunSpecification(
                new Simulation(
                        model.name(),
                        parameters,
                        InputFiles.checksums(model, parameters),
                        seed,
                        replication,
                        endTicks(model, end),
                        zeroDelayLimit,
                        measured,
                        earlyEnd.of(model.timeBase(), measured.sampleTicks())),
                new ModelCode(classPath, Map.of(), ""),
                new Layout(
                        layout.workers(),
                        layout.threads(),
                        messaging,
                        partition.of(directory, PartitionOptions.DEFAULT),
                        layout.automatic()),
                new HostOptions(
                        bindAddress,
                        aeronPath,
                        workerJvmOptions,
                        authenticateData == null ? !HostOptions.isLoopback(bindAddress) : authenticateData),
                FaultTolerance.WITHOUT_CHECKPOINTS,
                Outside.NONE);
    }

    private void check(int workers, String aeronPath) {
        if (replication < 0) {
            throw new InvalidInputException("--replication=" + replication + " is out of bounds: expected at least 0");
        }
        requireZeroDelayLimit(zeroDelayLimit);
        if (workers > 1 && !Files.isWritable(Path.of(aeronPath))) {
            throw new InvalidInputException("--aeron-dir=" + aeronDirectory
                    + ": expected a directory that can be written, best one in memory; give another");
        }
    }

    /** Requires that an LP may handle an event at a time. */
    static void requireZeroDelayLimit(long limit) {
        if (limit < 1) {
            throw new InvalidInputException(ZERO_DELAY_LIMIT + "=" + limit + " is out of bounds: expected at least 1");
        }
    }

    /**
     * Reads the end of a run.
     *
     * @param end what the user gave, null for the default of the model.
     * @throws InvalidInputException when it is no time after 0.
     */
    static long endTicks(Model model, String end) {
        TimeBase timeBase = model.timeBase();
        if (end == null) {
            return timeBase.parse(model.defaultEndTime());
        }
        long ticks = end.startsWith("-") ? -parsed(timeBase, end, end.substring(1)) : parsed(timeBase, end, end);
        if (ticks <= 0) {
            throw new InvalidInputException(
                    END + "=" + end + ": end time before start: expected a time after 0, for example " + END + " "
                            + model.defaultEndTime());
        }
        return ticks;
    }

    private static long parsed(TimeBase timeBase, String end, String text) {
        try {
            return timeBase.parse(text);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(END + "=" + end + ": " + e.getMessage(), e);
        }
    }

    /** Returns the text before the progress of a run, empty if no progress is shown. */
    Optional<String> progressLabel(String label) {
        return quiet ? Optional.empty() : Optional.of(label);
    }
}
