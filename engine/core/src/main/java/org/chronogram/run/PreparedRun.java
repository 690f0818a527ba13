package org.chronogram.run;

import org.chronogram.catalog.ModelCatalog;
import org.chronogram.checkpoint.CheckpointIdentity;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.KernelSetup;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;

/**
 * A run whose input was checked: the model can be built and partitioned as specified.
 *
 * @param specification specification of the run.
 * @param catalog the code of the model.
 * @param model the model.
 * @param parameters values of its parameters.
 * @param declaration declarations of the model; no LP exists yet.
 * @param partitions how the LPs are divided among the partitions.
 */
public record PreparedRun(
        RunSpecification specification,
        ModelCatalog catalog,
        Model model,
        ParameterValues parameters,
        ModelDeclaration declaration,
        RunPartitions partitions) {
    private static final int MOST_WORKERS = 1024;
    private static final int MOST_PARTITIONS = 0xFFFF;

    /**
     * Where a model declares links, an END has a word for each partition of its receiver besides 56 bytes, and it must fit
     * the shortest datagram of a network, which carries 1,344 bytes.
     */
    private static final int MOST_THREADS_OF_A_PEER = 160;

    /**
     * Checks the input of a run.
     *
     * @param specification specification of the run.
     * @return the run.
     * @throws InvalidInputException when it cannot be run.
     */
    public static PreparedRun of(RunSpecification specification) {
        ModelCatalog catalog = ModelCatalog.load(specification.code().classPath());
        Model model = catalog.create(specification.simulation().model());
        enter(model);
        ParameterValues parameters =
                ParameterValues.parse(model, specification.simulation().parameters());
        checkNumbers(specification, model);
        InputFiles.requireUnchanged(specification, LocalPaths.AS_SPECIFIED);
        RunSpecification whole = specification.withCode(
                CodeChecksums.of(model, specification.code().classPath()));
        Simulation simulation = specification.simulation();
        ModelDeclaration declaration = ModelDeclaration.of(
                model, parameters, simulation.endTicks(), simulation.measuring().warmUpTicks());
        InputFiles.requireUnchanged(specification, LocalPaths.AS_SPECIFIED);
        checkOutside(specification, declaration);
        simulation.earlyEnd().require(declaration);
        simulation.measuring().keepSeries(declaration.statistics(), simulation.endTicks());
        checkPartitions(specification, declaration);
        return new PreparedRun(
                whole,
                catalog,
                model,
                parameters,
                declaration,
                LpPartitioning.of(
                        specification.layout(),
                        specification.hostOptions(),
                        specification.simulation().model(),
                        declaration));
    }

    /**
     * Divides the LPs among threads of this process.
     *
     * @param threads number of threads.
     * @return the same run on this layout.
     * @throws InvalidInputException when the LPs cannot be divided so.
     */
    public PreparedRun onThreads(int threads) {
        RunSpecification changed = specification.on(0, threads);
        checkPartitions(changed, declaration);
        RunPartitions divided =
                partitions.plan().partitions() == changed.layout().partitions()
                        ? partitions
                        : LpPartitioning.of(
                                changed.layout(),
                                specification.hostOptions(),
                                specification.simulation().model(),
                                declaration);
        return new PreparedRun(changed, catalog, model, parameters, declaration, divided);
    }

    /** Sets the context class loader, so that this thread and those that it starts load classes beside the model. */
    public void enter() {
        enter(model);
    }

    private static void enter(Model model) {
        Thread.currentThread().setContextClassLoader(model.getClass().getClassLoader());
    }

    /**
     * Creates the LPs, for the sequential engine. May be called once.
     *
     * @param progress counters that the engine updates.
     * @return the engine.
     */
    public SequentialEngine sequentialEngine(ProgressCounters progress) {
        return sequentialEngine(declaration, progress);
    }

    /**
     * Creates the LPs of a build of the model, for the sequential engine. May be called once for each build.
     *
     * @param build what the build has declared.
     * @param progress counters that the engine updates.
     * @return the engine.
     */
    public SequentialEngine sequentialEngine(ModelDeclaration build, ProgressCounters progress) {
        SequentialEngine engine = new SequentialEngine(
                build,
                specification.simulation().seed(),
                specification.simulation().replication(),
                specification.simulation().endTicks(),
                progress);
        Simulation simulation = specification.simulation();
        Measuring measuring = simulation.measuring();
        KernelSetup setup = engine.kernel().setup();
        setup.zeroDelayLimit(simulation.zeroDelayLimit());
        setup.measure(measuring.warmUpTicks(), measuring.sampleTicks(), simulation.endTicks());
        setup.logDigests(measuring.digestTicks());
        setup.endWhen(
                simulation.earlyEnd().endCondition(), simulation.earlyEnd().checkTicks());
        InputFiles.requireUnchanged(specification, LocalPaths.AS_SPECIFIED);
        return engine;
    }

    /**
     * Returns the declarations of the model, to be compared with those in the workers.
     *
     * @return the declaration without anything that belongs to this process.
     */
    public DeclaredModel declared() {
        return DeclaredModel.of(declaration).withParameters(declaration.parameters());
    }

    /**
     * Returns what a checkpoint of the run must have in common with a run that goes on from it.
     *
     * @return the identity.
     */
    public CheckpointIdentity identity() {
        Simulation simulation = specification.simulation();
        return new CheckpointIdentity(
                EngineVersion.text(),
                simulation.model(),
                parameters.asText(),
                simulation.inputChecksums(),
                simulation.seed(),
                simulation.replication(),
                declaration.logicalProcesses(),
                declaration.lookaheadTicks(),
                simulation.endTicks());
    }

    private static void checkNumbers(RunSpecification specification, Model model) {
        if (specification.simulation().endTicks() <= 0) {
            throw new InvalidInputException("--end: the run would end at "
                    + model.timeBase().format(specification.simulation().endTicks())
                    + ", before it starts at 0: give a later end time");
        }
        specification
                .simulation()
                .measuring()
                .require(specification.simulation().endTicks(), model.timeBase());
        checkLimits(specification);
        checkPartition(specification.layout());
        Partitioning.check(
                specification.layout().workers(), specification.layout().threads());
    }

    private static void checkOutside(RunSpecification specification, ModelDeclaration declaration) {
        Outside outside = specification.outside();
        outside.requireFor(specification.layout());
        Repetition.requireLps(outside, declaration.logicalProcesses());
        outside.limitWindows(declaration);
    }

    private static void checkPartition(Layout layout) {
        if (layout.automatic() && layout.partition().namesFile()) {
            throw new InvalidInputException("--partition=" + layout.partition().method()
                    + " is for one number of partitions, and --workers=auto changes it: use --workers 0 --threads T, or"
                    + " --partition auto");
        }
    }

    private static void checkLimits(RunSpecification specification) {
        long partitions = (long) Math.max(1, specification.layout().workers())
                * specification.layout().threads();
        if (specification.layout().workers() > MOST_WORKERS || partitions > MOST_PARTITIONS) {
            throw new InvalidInputException("--workers="
                    + specification.layout().workers() + " --threads="
                    + specification.layout().threads() + ": expected at most " + MOST_WORKERS + " workers, and at most "
                    + MOST_PARTITIONS + " partitions (workers x threads)");
        }
        if (specification.layout().workers() > 1 && specification.layout().threads() > MOST_THREADS_OF_A_PEER) {
            throw new InvalidInputException(
                    "--workers=" + specification.layout().workers() + " --threads="
                            + specification.layout().threads() + ": expected at most " + MOST_THREADS_OF_A_PEER
                            + " threads where there are several workers: use more workers");
        }
    }

    private static void checkPartitions(RunSpecification specification, ModelDeclaration declaration) {
        int partitions = specification.layout().partitions();
        if (partitions > declaration.logicalProcesses()) {
            throw new InvalidInputException("--workers="
                    + specification.layout().workers() + " --threads="
                    + specification.layout().threads() + " make " + partitions + " partitions, but the model has only "
                    + declaration.logicalProcesses() + (declaration.logicalProcesses() == 1 ? " LP" : " LPs")
                    + ": use fewer workers or threads");
        }
        int least = 1 + (declaration.logicalProcesses() - 1) / Kernel.MOST_LPS;
        if (partitions < least) {
            throw new InvalidInputException("the model has " + declaration.logicalProcesses() + " LPs in " + partitions
                    + (partitions == 1 ? " partition" : " partitions") + ", which hold at most "
                    + Kernel.MOST_LPS + " each: use at least " + least + " workers, or fewer LPs");
        }
        if (partitions > 1
                && declaration.lookaheadTicks() == 0
                && declaration.links().isEmpty()) {
            throw new InvalidInputException("the model has no lookahead, so it cannot be divided among " + partitions
                    + " partitions: use --workers 0 --threads 1, or parameters that give it a lookahead");
        }
    }
}
