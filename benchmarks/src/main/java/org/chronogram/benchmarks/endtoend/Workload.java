package org.chronogram.benchmarks.endtoend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;

/**
 * The work of an engine: a model with parameters, up to an end time. It travels to other processes as a list of texts.
 *
 * @param model name of the model.
 * @param parameters values of the parameters that differ from the defaults.
 * @param end end of the run in the unit of the model.
 */
record Workload(String model, Map<String, String> parameters, double end) {
    private static final long SEED = 1;
    private static final int FIRST_PARAMETER = 2;
    /** Few enough that a scaled end is a whole number of ticks. */
    private static final MathContext END_DIGITS = new MathContext(6);

    Workload until(double otherEnd) {
        return new Workload(model, parameters, otherEnd);
    }

    Workload with(String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new Workload(model, changed, end);
    }

    String endText() {
        return BigDecimal.valueOf(end).round(END_DIGITS).stripTrailingZeros().toPlainString();
    }

    long seed() {
        return SEED;
    }

    Model createModel() {
        return ModelCatalog.load("").create(model);
    }

    long endTicks(Model created) {
        return created.timeBase().parse(endText());
    }

    ParameterValues parameterValues(Model created) {
        return ParameterValues.parse(created, parameters);
    }

    /** Returns the arguments by which {@code sim run} executes it. */
    List<String> runArguments() {
        List<String> arguments = new ArrayList<>(List.of("run", model));
        parameters.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.addAll(List.of("--end=" + endText(), "--seed=" + SEED));
        return arguments;
    }

    List<String> toArguments() {
        List<String> arguments = new ArrayList<>(List.of(model, endText()));
        parameters.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    static Workload ofArguments(List<String> arguments) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String argument : arguments.subList(FIRST_PARAMETER, arguments.size())) {
            int equals = argument.indexOf('=');
            parameters.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Workload(arguments.get(0), parameters, Double.parseDouble(arguments.get(1)));
    }
}
