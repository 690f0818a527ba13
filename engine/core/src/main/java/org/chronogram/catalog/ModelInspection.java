package org.chronogram.catalog;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.Parameter;
import org.chronogram.model.TimeBase;

/** Checks the name, description and parameters of a model before a command relies on them. */
final class ModelInspection {
    /** A name is a word of the command line and a part of the name of a directory. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private static final Pattern PARAMETER_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int SHOWN_CHARACTERS = 40;

    private ModelInspection() {}

    /** Returns the name of the model. */
    static String nameOf(Model model) throws ModelProblem {
        String name = answer("name()", model::name);
        if (!NAME.matcher(name).matches()) {
            throw new ModelProblem("its name is " + quoted(name)
                    + ": expected a letter from a to z or a digit, and then at most 63 of these, '.', '_' and '-'");
        }
        return name;
    }

    /** Checks everything except the name. */
    static void inspect(Model model) throws ModelProblem {
        String description = answer("description()", model::description);
        require(
                !CONTROL.matcher(description).find(),
                "its description is " + quoted(description) + ": expected one line without control characters");
        TimeBase timeBase = answer("timeBase()", model::timeBase);
        require(
                timeBase.unit() != null && !CONTROL.matcher(timeBase.unit()).find(),
                "the unit of its time base is " + quoted(timeBase.unit()) + ": expected a word");
        inspectEnd(answer("defaultEndTime()", model::defaultEndTime), timeBase);
        Set<String> names = new HashSet<>();
        for (Parameter<?> parameter : answer("parameters()", model::parameters)) {
            require(parameter != null, "its method parameters() returns a list with null");
            inspect(parameter, timeBase);
            require(names.add(parameter.name()), "it declares the parameter --" + parameter.name() + " twice");
        }
    }

    private static void inspectEnd(String end, TimeBase timeBase) throws ModelProblem {
        try {
            require(timeBase.parse(end) > 0, "its default end time is " + quoted(end) + ": expected a time after 0");
        } catch (InvalidInputException e) {
            throw new ModelProblem("its default end time: " + e.getMessage(), e);
        }
    }

    private static void inspect(Parameter<?> parameter, TimeBase timeBase) throws ModelProblem {
        require(
                PARAMETER_NAME.matcher(parameter.name()).matches(),
                "it declares a parameter "
                        + quoted(parameter.name())
                        + ": expected a letter or a digit, and then at most 63 of these, '.', '_' and '-'");
        String name = "--" + parameter.name();
        require(parameter.description() != null, "the description of its parameter " + name + " is null");
        require(parameter.unit() != null, "the unit of its parameter " + name + " is null");
        answer("parameters() with bounds of " + name, () -> parameter.boundsText(timeBase));
    }

    private static void require(boolean condition, String otherwise) throws ModelProblem {
        if (!condition) {
            throw new ModelProblem(otherwise);
        }
    }

    private static <T> T answer(String method, Callable<T> question) throws ModelProblem {
        T answer;
        try {
            answer = question.call();
        } catch (Throwable e) {
            throw new ModelProblem("its method " + method + ": " + ModelInstances.reason(e), e);
        }
        require(answer != null, "its method " + method + " returns null");
        return answer;
    }

    private static String quoted(String text) {
        if (text == null) {
            return "null";
        }
        String shown = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "..." : text;
        StringBuilder quoted = new StringBuilder("'");
        shown.chars()
                .forEach(c ->
                        quoted.append(Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return quoted.append('\'').toString();
    }
}
