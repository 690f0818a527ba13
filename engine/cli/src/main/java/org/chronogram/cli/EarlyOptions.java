package org.chronogram.cli;

import java.util.function.UnaryOperator;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.model.InvalidInputException;

/**
 * Options that are read before the command line is parsed, because the models on the class path determine the commands and
 * options.
 *
 * @param classPath class path with further models, empty for none.
 * @param fromEnvironment whether the class path comes from the environment variable.
 * @param verbose whether to show where an internal error came from.
 */
record EarlyOptions(String classPath, boolean fromEnvironment, boolean verbose) {
    static final String CLASS_PATH = "--class-path";
    static final String CLASS_PATH_VARIABLE = "CHRONOGRAM_CLASS_PATH";
    static final String VERBOSE = "--verbose";

    static EarlyOptions of(String[] args, UnaryOperator<String> environment) {
        String classPath = null;
        boolean verbose = false;
        for (int i = 0; i < args.length; i++) {
            verbose |= args[i].equals(VERBOSE);
            if (args[i].equals(CLASS_PATH) && i + 1 < args.length) {
                classPath = args[++i];
            } else if (args[i].startsWith(CLASS_PATH + "=")) {
                classPath = args[i].substring(CLASS_PATH.length() + 1);
            }
        }
        if (classPath != null) {
            return new EarlyOptions(classPath.isBlank() ? "" : classPath, false, verbose);
        }
        String variable = environment.apply(CLASS_PATH_VARIABLE);
        return new EarlyOptions(variable == null ? "" : variable, true, verbose);
    }

    ModelCatalog loadModels() {
        try {
            ModelCatalog catalog = ModelCatalog.load(classPath);
            requireFurtherModels(catalog);
            return catalog;
        } catch (InvalidInputException e) {
            if (fromEnvironment && !classPath.isEmpty()) {
                throw new InvalidInputException(
                        e.getMessage() + " (the class path comes from the environment variable " + CLASS_PATH_VARIABLE
                                + ")",
                        e);
            }
            throw e;
        }
    }

    private void requireFurtherModels(ModelCatalog catalog) {
        ClassLoader own = ModelCatalog.class.getClassLoader();
        boolean found =
                catalog.all().stream().anyMatch(model -> model.getClass().getClassLoader() != own);
        if (!classPath.isEmpty() && !found && catalog.unusable().isEmpty()) {
            throw new InvalidInputException(CLASS_PATH + ": found no models in '" + classPath
                    + "': expected a jar or a directory of classes with a file META-INF/services/org.chronogram.model.Model"
                    + " that names them; of a Maven project that is its target/classes or its jar");
        }
    }
}
