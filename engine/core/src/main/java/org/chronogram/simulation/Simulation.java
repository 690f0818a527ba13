package org.chronogram.simulation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.results.ReportCollector;
import org.chronogram.run.InputFiles;

/**
 * A simulation inside of a program, such as a test of a model. It runs on the sequential engine, on the thread that calls
 * {@link #run}, unless {@link #threads} says otherwise: it starts no process, prints nothing and writes no file. The digest is that of {@code sim run}
 * with the same input.
 *
 * <pre>{@code
 * SimulationResult result = Simulation.of(RingModel::new).parameter("stations", 10).seed(7).until("10s").run();
 * }</pre>
 *
 * <p>Immutable: each method returns a changed copy. Simulations may run at the same time, each on a thread of its own.
 */
public final class Simulation {
    private final Supplier<? extends Model> models;
    private final Map<String, String> parameters;
    private final long seed;
    private final int replication;
    private final String end;
    private final String warmUp;
    private final int threads;

    private Simulation(
            Supplier<? extends Model> models,
            Map<String, String> parameters,
            long seed,
            int replication,
            String end,
            String warmUp,
            int threads) {
        this.models = models;
        this.parameters = parameters;
        this.seed = seed;
        this.replication = replication;
        this.end = end;
        this.warmUp = warmUp;
        this.threads = threads;
    }

    /**
     * Simulates a model, with the defaults of its parameters, seed 1, replication 0 and its own end time.
     *
     * @param models makes a new model for each run, for example {@code RingModel::new}.
     * @return the simulation.
     */
    public static Simulation of(Supplier<? extends Model> models) {
        return new Simulation(models, Map.of(), 1, 0, null, "0", 1);
    }

    /**
     * Simulates a model, as {@link #of(Supplier)} does. Each run builds this one object anew, and runs of one object wait
     * for each other.
     *
     * @param model the model.
     * @return the simulation.
     */
    public static Simulation of(Model model) {
        return of(() -> model);
    }

    /**
     * Sets a parameter.
     *
     * @param name its name, without dashes.
     * @param value the value as a user writes it, for example {@code 1.5us}.
     * @return a changed copy.
     */
    public Simulation parameter(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new Simulation(models, changed, seed, replication, end, warmUp, threads);
    }

    /**
     * Sets a parameter. A time is given in the unit of the model, as a user who writes no unit does.
     *
     * @param name its name, without dashes.
     * @param value the value.
     * @return a changed copy.
     */
    public Simulation parameter(String name, long value) {
        return parameter(name, Long.toString(value));
    }

    /**
     * Sets a parameter. A time is given in the unit of the model, as a user who writes no unit does.
     *
     * @param name its name, without dashes.
     * @param value the value.
     * @return a changed copy.
     */
    public Simulation parameter(String name, double value) {
        boolean isNumber = Double.isFinite(value);
        return parameter(name, isNumber ? BigDecimal.valueOf(value).toPlainString() : Double.toString(value));
    }

    /**
     * Sets the seed.
     *
     * @param newSeed seed of all random streams.
     * @return a changed copy.
     */
    public Simulation seed(long newSeed) {
        return new Simulation(models, parameters, newSeed, replication, end, warmUp, threads);
    }

    /**
     * Sets the replication.
     *
     * @param newReplication its number, at least 0: other random streams for the same seed.
     * @return a changed copy.
     */
    public Simulation replication(int newReplication) {
        return new Simulation(models, parameters, seed, newReplication, end, warmUp, threads);
    }

    /**
     * Sets the end.
     *
     * @param newEnd simulated time as a user writes it, for example {@code 10s}; events at this time or later are not handled.
     * @return a changed copy.
     */
    public Simulation until(String newEnd) {
        return new Simulation(models, parameters, seed, replication, newEnd, warmUp, threads);
    }

    /**
     * Sets a warm-up: at its end all statistics begin anew, so that the start from an empty model does not count.
     *
     * @param newWarmUp simulated time as a user writes it, for example {@code 2s}; {@code 0} for none.
     * @return a changed copy.
     */
    public Simulation warmUp(String newWarmUp) {
        return new Simulation(models, parameters, seed, replication, end, newWarmUp, threads);
    }

    /**
     * Sets the number of threads. With several of them the LPs are divided among as many partitions, as by {@code sim run
     * --workers 0 --threads}; one of the threads is that which calls {@link #run}.
     *
     * @param newThreads number of threads, 1 for the sequential engine.
     * @return a changed copy.
     */
    public Simulation threads(int newThreads) {
        return new Simulation(models, parameters, seed, replication, end, warmUp, newThreads);
    }

    /**
     * Runs the model to its end, or to the one that an LP has asked for. May be called again, with the same result.
     *
     * @return the results.
     * @throws InvalidInputException when a parameter, the replication or the end cannot be used, or the LPs cannot be divided
     *     among the threads.
     * @throws ModelException when the model fails, in its report too.
     */
    public SimulationResult run() {
        Model model = models.get();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // As in every run, the model finds resources and services beside it.
        thread.setContextClassLoader(model.getClass().getClassLoader());
        try {
            synchronized (model) {
                return run(model);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private SimulationResult run(Model model) {
        if (replication < 0) {
            throw new InvalidInputException("replication=" + replication + " is out of bounds: expected at least 0");
        }
        Map<String, String> given = InputFiles.resolved(model, parameters, Path.of(""));
        ParameterValues values = ParameterValues.parse(model, given);
        // A file that is missing is refused as sim run refuses it, before the model looks for it.
        Map<String, String> unused = InputFiles.checksums(model, given);
        long endTicks = endTicks(model);
        long warmUpTicks = ticks("warm-up", warmUp, model);
        if (warmUpTicks < 0 || warmUpTicks >= endTicks) {
            throw new InvalidInputException("warm-up=" + warmUp + ": expected a time from 0 on and before the end");
        }
        ModelDeclaration declaration = ModelDeclaration.of(model, values, endTicks, warmUpTicks);
        return result(model, values, threads == 1 ? sequential(declaration) : threaded(model, declaration, given));
    }

    private FinishedSimulation sequential(ModelDeclaration declaration) {
        if (declaration.logicalProcesses() > Kernel.MOST_LPS) {
            throw new InvalidInputException("the model has " + declaration.logicalProcesses()
                    + " LPs: the sequential engine holds at most " + Kernel.MOST_LPS);
        }
        return FinishedSimulation.sequential(declaration, seed, replication);
    }

    private FinishedSimulation threaded(Model first, ModelDeclaration declaration, Map<String, String> given) {
        ThreadedSimulation.check(threads, declaration);
        Supplier<ModelDeclaration> builds = () -> {
            Model model = models.get();
            if (model == first) {
                throw new InvalidInputException(
                        "threads=" + threads + ": each partition needs a model of its own, so give"
                                + " Simulation.of a way to make one, for example MyModel::new");
            }
            ParameterValues values = ParameterValues.parse(model, given);
            return ModelDeclaration.of(model, values, declaration.endTicks(), declaration.measuredFromTicks());
        };
        return new ThreadedSimulation(threads, first.name(), declaration, builds).run(seed, replication);
    }

    private long endTicks(Model model) {
        String text = end == null ? model.defaultEndTime() : end;
        long ticks = ticks("end", text, model);
        if (ticks <= 0) {
            throw new InvalidInputException("end=" + text + ": expected a time after 0");
        }
        return ticks;
    }

    private static long ticks(String what, String text, Model model) {
        try {
            return model.timeBase().parse(text);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what + "=" + text + ": " + e.getMessage(), e);
        }
    }

    private static SimulationResult result(Model model, ParameterValues values, FinishedSimulation finished) {
        ReportCollector report = ReportCollector.of(model, values, finished.totals());
        report.failure().ifPresent(error -> {
            throw ModelBlame.of("model " + model.name() + ": its method report() threw ", error, "");
        });
        return new SimulationResult(finished.totals(), finished.digest(), report, finished.endedBy(model.timeBase()));
    }
}
