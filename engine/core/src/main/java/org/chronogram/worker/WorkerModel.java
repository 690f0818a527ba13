package org.chronogram.worker;

import java.util.List;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.model.Model;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.run.CodeChecksums;
import org.chronogram.run.InputFiles;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.Measuring;
import org.chronogram.run.ModelBuilds;
import org.chronogram.run.PartitionTable;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.sync.ModelSetup;
import org.chronogram.sync.PartitionDistances;
import org.chronogram.sync.PartitionScheme;
import org.chronogram.sync.WorkerPartitions;

/** The model as this worker builds it, from the code and the input files of the master. */
final class WorkerModel {
    private final RunSpecification specification;
    private final LocalPaths paths;
    private final PartitionTable partitions;
    private final ModelBuilds builds;

    /**
     * Loads the code of the model.
     *
     * @throws org.chronogram.model.InvalidInputException when the code or an input file is not that of the master.
     */
    WorkerModel(MasterMessage.Assignment assignment) {
        specification = assignment.specification();
        paths = assignment.placement().input();
        partitions = assignment.partitions();
        requireUnchangedInput();
        ModelCatalog catalog = ModelCatalog.loadInspected(
                paths.ofClassPath(specification.code().classPath()));
        Model model = catalog.create(specification.simulation().model());
        builds = new ModelBuilds(specification, paths, DeclaredModel.decode(assignment.declared()), catalog, model);
        CodeChecksums.requireUnchanged(specification, paths, model);
    }

    /** Requires that the input files are those that the master has read. */
    void requireUnchangedInput() {
        InputFiles.requireUnchanged(specification, paths);
    }

    /** Returns the simulation of the model, with a new build for each partition. */
    ModelSetup setup() {
        return setup(specification.simulation(), builds, partitions);
    }

    /** Returns the simulation of a model that is divided so, with a new build for each partition. */
    static ModelSetup setup(Simulation simulation, ModelBuilds builds, PartitionTable partitions) {
        PartitionScheme scheme = new PartitionScheme(
                partitions.readOwners(), partitions.readDirectTicks().map(PartitionDistances::new));
        return new ModelSetup(
                builds::declare, simulation.seed(), simulation.replication(), simulation.endTicks(), scheme);
    }

    /** Returns the classes that the model names as part of its state. */
    List<Class<?>> stateClasses() {
        return builds.stateClasses();
    }

    /** Sets when the statistics of the partitions are sampled, and when measuring begins. */
    static void measure(WorkerPartitions partitions, Simulation simulation) {
        Measuring measuring = simulation.measuring();
        partitions.measure(measuring.warmUpTicks(), measuring.sampleTicks(), simulation.endTicks());
        partitions.logDigests(measuring.digestTicks());
        partitions.endWhen(
                simulation.earlyEnd().endCondition(), simulation.earlyEnd().checkTicks());
    }
}
