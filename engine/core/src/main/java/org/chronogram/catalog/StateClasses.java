package org.chronogram.catalog;

import java.util.List;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;

/** The classes that a model names as part of the state of its LPs. */
public final class StateClasses {
    private StateClasses() {}

    /**
     * Asks the model.
     *
     * @param model the model.
     * @return the classes.
     * @throws ModelException when the model fails, or names a class that cannot be used.
     */
    public static List<Class<?>> of(Model model) {
        String method = "model class " + model.getClass().getName() + ": its method stateClasses()";
        List<Class<?>> classes = ModelBlame.call(method, model::stateClasses);
        if (classes == null || classes.stream().anyMatch(type -> type == null)) {
            throw new ModelException(method + " returned " + (classes == null ? "null" : "a list with null")
                    + ": expected a list of classes, which may be empty");
        }
        return classes;
    }
}
