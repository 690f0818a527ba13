package org.chronogram.run;

import java.util.List;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.catalog.StateClasses;
import org.chronogram.kernel.DeclaredDifferences;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;

/**
 * The builds of a model that follow the first one. Each partition gets a build of its own; every build must declare the same
 * as the first, or the partitions would run different models. Not thread safe.
 */
public final class ModelBuilds {
    private final RunSpecification specification;
    private final LocalPaths paths;
    private final DeclaredModel first;
    private final ModelCatalog catalog;
    private Model lastBuilt;

    /**
     * Prepares further builds.
     *
     * @param specification specification of the run.
     * @param paths where the input files are in this process.
     * @param first what the first build has declared.
     * @param catalog the code of the model. All builds of a process take their classes from it, as state goes from the LPs
     *     of one build to those of another, and as files of the class path may change meanwhile.
     * @param lastBuilt the model, from the same code; built, where there was a build in this process.
     */
    public ModelBuilds(
            RunSpecification specification,
            LocalPaths paths,
            DeclaredModel first,
            ModelCatalog catalog,
            Model lastBuilt) {
        this.specification = specification;
        this.paths = paths;
        this.first = first;
        this.catalog = catalog;
        this.lastBuilt = lastBuilt;
    }

    /**
     * Builds the model once more.
     *
     * @return its declaration.
     * @throws ModelException when it declares something else than the first build.
     */
    public ModelDeclaration declare() {
        Simulation simulation = specification.simulation();
        Model model = catalog.create(simulation.model());
        ParameterValues parameters =
                ParameterValues.parse(model, simulation.parameters()).withFiles(paths::of);
        ModelDeclaration declaration = ModelDeclaration.of(
                model, parameters, simulation.endTicks(), simulation.measuring().warmUpTicks());
        requireSame(declaration);
        specification.outside().limitWindows(declaration);
        lastBuilt = model;
        return declaration;
    }

    private void requireSame(ModelDeclaration declaration) {
        DeclaredModel found = DeclaredModel.of(declaration).withParameters(declaration.parameters());
        String differences = DeclaredDifferences.between(found, first, "the master");
        if (!differences.isEmpty()) {
            throw new ModelException("the model was built differently here than in the master: it has " + differences
                    + ". Model.build must declare the same each time it is called: look for values that differ between"
                    + " processes, such as random numbers, time, files, or the order of a HashSet or Set.of");
        }
    }

    /**
     * Returns the classes that the model names as part of its state.
     *
     * @return the classes.
     */
    public List<Class<?>> stateClasses() {
        return StateClasses.of(lastBuilt);
    }
}
