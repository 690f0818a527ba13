package org.chronogram.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chronogram.catalog.UnusableModel;
import org.chronogram.model.Model;
import org.chronogram.model.Parameter;
import org.chronogram.results.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sim models}: lists the models. */
@Command(name = "models", description = "Lists the models.")
final class ModelsCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final List<Model> models;
    private final List<UnusableModel> unusable;
    private final Failures failures;

    @Option(names = "--json", description = "print one JSON object, with the parameters of every model")
    private boolean json;

    ModelsCommand(PrintWriter out, List<Model> models, List<UnusableModel> unusable, Failures failures) {
        this.out = out;
        this.models = models;
        this.unusable = unusable;
        this.failures = failures;
    }

    @Override
    public Integer call() {
        unusable.forEach(fault -> failures.say(fault.message()));
        if (json) {
            out.println(JsonText.onOneLine(
                    Map.of("models", models.stream().map(ModelsCommand::fields).toList())));
            return ExitCode.DONE;
        }
        int width =
                models.stream().mapToInt(model -> model.name().length()).max().orElse(1);
        for (Model model : models) {
            out.printf("%-" + width + "s  %s%n", model.name(), model.description());
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(Model model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", model.name());
        fields.put("description", model.description());
        fields.put("timeUnit", model.timeBase().unit());
        fields.put("defaultEndTime", model.defaultEndTime());
        fields.put(
                "parameters",
                model.parameters().stream()
                        .map(parameter -> fields(parameter, model))
                        .toList());
        return fields;
    }

    private static Map<String, Object> fields(Parameter<?> parameter, Model model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", parameter.name());
        fields.put("type", parameter.type().expectation());
        fields.put("default", parameter.defaultText());
        fields.put("unit", parameter.unit());
        fields.put("bounds", parameter.boundsText(model.timeBase()));
        fields.put("choices", parameter.choices());
        fields.put("description", parameter.description());
        return fields;
    }
}
