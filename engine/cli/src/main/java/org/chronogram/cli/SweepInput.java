package org.chronogram.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chronogram.experiment.ExperimentPlan;
import org.chronogram.experiment.Grid;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.Point;
import org.chronogram.experiment.Variation;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterType;
import org.chronogram.model.ParameterValues;
import org.chronogram.run.CodeChecksums;
import org.chronogram.run.EarlyEnd;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.InputEntry;
import org.chronogram.run.InputFiles;
import org.chronogram.run.Layout;
import org.chronogram.run.Measuring;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.text.NearestNames;

/** Makes the plan of a sweep and the specifications of its runs from the options. */
final class SweepInput {
    private final SweepOptions options;
    private final Model model;
    private final Map<String, String> fixed;
    private final String classPath;
    private final long endTicks;
    private final Measuring measuring;
    private final EarlyEnd earlyEnd;
    private final Grid grid;
    private volatile boolean stopped;
    private final Map<Point, Map<String, String>> checksums = new LinkedHashMap<>();

    /**
     * Reads the options.
     *
     * @param given values of parameters that are the same in all runs.
     * @param directory directory from which relative paths start.
     * @throws InvalidInputException when an option has a value that cannot be used.
     */
    SweepInput(SweepOptions options, Model model, Map<String, String> given, String classPath, Path directory) {
        this.options = options;
        this.model = model;
        this.classPath = classPath;
        endTicks = SimulationOptions.endTicks(model, options.end);
        measuring = options.measuring.of(model.timeBase(), endTicks);
        earlyEnd = options.earlyEnd.of(model.timeBase(), measuring.sampleTicks());
        ParameterValues.parse(model, given);
        fixed = InputFiles.resolved(model, given, directory);
        List<Variation> variations = options.variations();
        variations.forEach(this::requireParameter);
        grid = Grid.of(variations.stream()
                .map(variation -> resolved(variation, directory))
                .toList());
        SimulationOptions.requireZeroDelayLimit(options.zeroDelayLimit);
    }

    private void requireParameter(Variation variation) {
        String name = variation.name();
        List<String> names = model.parameters().stream().map(Parameter::name).toList();
        if (!names.contains(name)) {
            throw new InvalidInputException(SweepOptions.VARY + " " + name + ": model " + model.name()
                    + " has no parameter '" + name + "'" + NearestNames.question(name, names));
        }
        if (fixed.containsKey(name)) {
            throw new InvalidInputException(
                    "--" + name + "=" + fixed.get(name) + ": this parameter is varied too: expected"
                            + " either one value or " + SweepOptions.VARY + " " + name + "=...");
        }
    }

    /** Makes the paths of files absolute. */
    private Variation resolved(Variation variation, Path directory) {
        String name = variation.name();
        return new Variation(
                name,
                variation.values().stream()
                        .map(value -> InputFiles.resolved(model, Map.of(name, value), directory)
                                .get(name))
                        .toList());
    }

    /** Ends {@link #check} early. Any thread may call it. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /**
     * Has the model look at all combinations, before any of them is run.
     *
     * @return false when that was ended early.
     * @throws InvalidInputException when it refuses one.
     */
    boolean check() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            grid.points().stream().takeWhile(point -> !stopped).forEach(this::check);
            return !stopped;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void check(Point point) {
        try {
            checksums.put(point, InputFiles.checksums(model, parameters(point)));
            PreparedRun unused = PreparedRun.of(specification(grid.run(point, 0)));
        } catch (InvalidInputException e) {
            String where = point.values().isEmpty() ? "" : "combination " + point.text() + ": ";
            throw new InvalidInputException(where + e.getMessage(), e);
        } catch (ModelException e) {
            // An error of the model fails this run alone, which says so.
            return;
        }
    }

    private Map<String, String> parameters(Point point) {
        Map<String, String> parameters = new LinkedHashMap<>(fixed);
        parameters.putAll(point.values());
        return parameters;
    }

    /** Returns the specification of a run: on the sequential engine, without checkpoints. */
    RunSpecification specification(PlannedRun run) {
        Simulation simulation = new Simulation(
                model.name(),
                parameters(run.point()),
                checksums.getOrDefault(run.point(), Map.of()),
                options.seed,
                run.replication(),
                endTicks,
                options.zeroDelayLimit,
                measuring,
                earlyEnd);
        return new RunSpecification(
                simulation,
                new ModelCode(classPath, Map.of(), ""),
                Layout.of(0, 1),
                HostOptions.LOOPBACK,
                FaultTolerance.WITHOUT_CHECKPOINTS,
                Outside.NONE);
    }

    /** Returns the paths of the files and the code of all runs; to be called after {@link #check}. */
    List<String> inputPaths() {
        return grid.points().stream()
                .flatMap(point -> InputEntry.paths(specification(grid.run(point, 0))).stream())
                .distinct()
                .toList();
    }

    /** Returns the units of the varied parameters that have one, for the axes of charts. */
    private Map<String, String> units() {
        Map<String, String> units = new TreeMap<>();
        for (Variation variation : grid.variations()) {
            for (Parameter<?> parameter : model.parameters()) {
                String unit = parameter.type() == ParameterType.TIME
                        ? model.timeBase().unit()
                        : parameter.unit();
                if (parameter.name().equals(variation.name()) && !unit.isEmpty()) {
                    units.put(parameter.name(), unit);
                }
            }
        }
        return units;
    }

    /** Returns the plan; to be called after {@link #check}. */
    ExperimentPlan plan() {
        Map<String, String> files = new TreeMap<>();
        checksums.forEach((point, byParameter) -> byParameter.forEach(
                (name, checksum) -> files.put(parameters(point).get(name), checksum)));
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("model", model.name());
        input.put("parameters", new TreeMap<>(fixed));
        input.put("inputFiles", files);
        input.put("seed", options.seed);
        input.put("endTime", model.timeBase().format(endTicks));
        input.put("zeroDelayLimit", options.zeroDelayLimit);
        input.put("warmUp", measuring.findsWarmUp() ? "auto" : model.timeBase().format(measuring.warmUpTicks()));
        input.put("sampleEvery", model.timeBase().format(measuring.sampleTicks()));
        input.put("endWhen", earlyEnd.condition());
        input.put("checkEvery", model.timeBase().format(earlyEnd.checkTicks()));
        if (!units().isEmpty()) {
            input.put(ExperimentPlan.UNITS, units());
        }
        input.put("codeChecksums", new TreeMap<>(CodeChecksums.of(model, classPath)));
        return new ExperimentPlan(grid, input, options.replications);
    }
}
