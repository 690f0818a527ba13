package org.chronogram.benchmarks.reference;

import java.util.Map;
import java.util.function.Supplier;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;

/**
 * A model, its parameters and the end and seed of a run.
 *
 * @param model creates the model.
 * @param parameters parameters by name.
 * @param end end time as a user writes it.
 * @param seed seed of the run.
 */
record ModelRun(Supplier<? extends Model> model, Map<String, String> parameters, String end, long seed) {
    String nameOn(String engine) {
        return engine + "/" + model.get().name();
    }

    long endTicks() {
        return model.get().timeBase().parse(end);
    }

    ParameterValues values() {
        return ParameterValues.parse(model.get(), parameters);
    }
}
