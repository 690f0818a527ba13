package org.chronogram.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.Model;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterType;
import org.chronogram.model.TimeBase;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The parameters of a model as options of a command. */
final class ModelParameters {
    private ModelParameters() {}

    static List<OptionSpec> options(Model model) {
        List<OptionSpec> options = new ArrayList<>();
        for (Parameter<?> parameter : model.parameters()) {
            OptionSpec.Builder option = OptionSpec.builder("--" + parameter.name())
                    .type(String.class)
                    .userObject(parameter)
                    .paramLabel(label(parameter.type()))
                    .description(literally(description(parameter, model.timeBase())));
            if (!parameter.choices().isEmpty()) {
                option.completionCandidates(parameter.choices());
            }
            options.add(option.build());
        }
        return options;
    }

    /**
     * Returns the values that the user gave, as texts by the name of the parameter. An option of the command that has the name of
     * a parameter is not the parameter.
     */
    static Map<String, String> given(Model model, ParseResult parsed) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Parameter<?> parameter : model.parameters()) {
            OptionSpec option = parsed.matchedOption("--" + parameter.name());
            if (option != null && option.userObject() instanceof Parameter) {
                given.put(parameter.name(), option.getValue());
            }
        }
        return given;
    }

    /** Escapes a text, so that picocli shows it as it is and finds no format and no variable in it. */
    static String literally(String text) {
        return text.replace("%", "%%").replace("${", "$${");
    }

    private static String label(ParameterType type) {
        return switch (type) {
            case INTEGER -> "N";
            case DECIMAL -> "X";
            case TIME -> TimeLabels.SIMULATED;
            case FILE -> "FILE";
            case CHOICE -> "WORD";
        };
    }

    private static String description(Parameter<?> parameter, TimeBase timeBase) {
        String unit = parameter.unit().isEmpty() ? "" : " [" + parameter.unit() + "]";
        String limits = parameter.choices().isEmpty()
                ? parameter.boundsText(timeBase)
                : "one of " + String.join(", ", parameter.choices());
        return parameter.description() + unit + " (default: " + defaultText(parameter, timeBase)
                + (limits.isEmpty() ? "" : "; " + limits) + ")";
    }

    private static String defaultText(Parameter<?> parameter, TimeBase timeBase) {
        String text = parameter.defaultText();
        if (text.isEmpty()) {
            return "none";
        }
        return parameter.type() == ParameterType.TIME ? withUnit(text, timeBase) : text;
    }

    /** Appends the unit to a bare number. */
    static String withUnit(String time, TimeBase timeBase) {
        boolean bare = Character.isDigit(time.charAt(time.length() - 1));
        return bare ? time + " " + timeBase.unit() : time;
    }
}
