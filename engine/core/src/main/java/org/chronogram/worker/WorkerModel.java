package org.chronogram.worker;

import java.util.List;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.catalog.StateClasses;
import org.chronogram.kernel.DeclaredDifferences;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.run.CodeChecksums;
import org.chronogram.run.InputFiles;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.sync.ModelSetup;
import org.chronogram.sync.PartitionDistances;
import org.chronogram.sync.PartitionScheme;

/**
 * The model as this worker builds it. Each partition gets a build of its own; every build must declare the same as the build
 * of the master, or the workers would run different models.
 */
final class WorkerModel {
    private final RunSpecification specification;
    private final LocalPaths paths;
    private final PartitionScheme scheme;
    private final DeclaredModel declaredInMaster;
    private final ModelCatalog catalog;
    private Model lastBuilt;

    /**
     * Loads the code of the model.
     *
     * @throws org.chronogram.model.InvalidInputException when the code or an input file is not that of the master.
     */
    WorkerModel(MasterMessage.Assignment assignment) {
        specification = assignment.specification();
        paths = assignment.placement().input();
        scheme = new PartitionScheme(
                assignment.partitions().readOwners(),
                assignment.partitions().readDirectTicks().map(PartitionDistances::new));
        declaredInMaster = DeclaredModel.decode(assignment.declared());
        requireUnchangedInput();
        catalog = ModelCatalog.load(paths.ofClassPath(specification.code().classPath()));
        lastBuilt = catalog.create(specification.simulation().model());
        CodeChecksums.requireUnchanged(specification, paths, lastBuilt);
    }

    /** Requires that the input files are those that the master has read. */
    void requireUnchangedInput() {
        InputFiles.requireUnchanged(specification, paths);
    }

    /** Returns the simulation of the model, with a new build for each partition. */
    ModelSetup setup() {
        Simulation simulation = specification.simulation();
        return new ModelSetup(
                this::declare, simulation.seed(), simulation.replication(), simulation.endTicks(), scheme);
    }

    /** Returns the classes that the model names as part of its state. */
    List<Class<?>> stateClasses() {
        return StateClasses.of(lastBuilt);
    }

    private ModelDeclaration declare() {
        Simulation simulation = specification.simulation();
        Model model = catalog.create(simulation.model());
        ParameterValues parameters =
                ParameterValues.parse(model, simulation.parameters()).withFiles(paths::of);
        ModelDeclaration declaration = ModelDeclaration.of(model, parameters, simulation.endTicks());
        requireSameAsInMaster(declaration);
        lastBuilt = model;
        return declaration;
    }

    private void requireSameAsInMaster(ModelDeclaration declaration) {
        DeclaredModel found = declaration.declared().withParameters(declaration.parameters());
        String differences = DeclaredDifferences.between(found, declaredInMaster, "the master");
        if (!differences.isEmpty()) {
            throw new ModelException("the model was built differently here than in the master: it has " + differences
                    + ". Model.build must declare the same each time it is called: look for values that differ between"
                    + " processes, such as random numbers, time, files, or the order of a HashSet or Set.of");
        }
    }
}
