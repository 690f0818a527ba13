package org.chronogram.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.experiment.ExperimentFile;
import org.chronogram.model.InvalidInputException;

/**
 * Puts the content of an experiment's file in the place of {@code --file}, before the arguments are parsed: the options of a
 * sweep depend on its model, which the file names. What is given on the command line too counts there.
 */
final class ExperimentArguments {
    private static final String SWEEP = "sweep";

    private ExperimentArguments() {}

    /**
     * Returns the arguments without {@code --file}; the same where they are none of {@code sim sweep --file}, or the name of
     * the file is empty, which is refused like any other empty value.
     */
    static List<String> expanded(List<String> arguments, Path directory) {
        int command = arguments.indexOf(SWEEP);
        int option = command < 0 ? -1 : indexOfFile(arguments, command);
        if (option < 0) {
            return arguments;
        }
        List<String> given = new ArrayList<>(arguments);
        String name = given.remove(option);
        String path = name.equals(SweepOptions.FILE) ? next(given, option) : name.substring(name.indexOf('=') + 1);
        if (path.isBlank()) {
            return arguments;
        }
        ExperimentFile file = ExperimentFile.read(directory.resolve(path));
        List<String> all = new ArrayList<>(given.subList(0, command + 1));
        List<String> rest = new ArrayList<>(given.subList(command + 1, given.size()));
        all.add(rest.isEmpty() || rest.get(0).startsWith("-") ? file.model() : rest.remove(0));
        file.arguments().stream().filter(argument -> !isGiven(argument, rest)).forEach(all::add);
        all.addAll(rest);
        return all;
    }

    private static int indexOfFile(List<String> arguments, int from) {
        for (int i = from; i < arguments.size(); i++) {
            if (arguments.get(i).equals(SweepOptions.FILE) || arguments.get(i).startsWith(SweepOptions.FILE + "=")) {
                return i;
            }
        }
        return -1;
    }

    private static String next(List<String> given, int index) {
        if (index >= given.size()) {
            throw new InvalidInputException(SweepOptions.FILE + " needs the name of a file, for example "
                    + SweepOptions.FILE + "=experiment.toml");
        }
        return given.remove(index);
    }

    /** Tells whether an option, or a parameter that it varies, is on the command line too. */
    private static boolean isGiven(String argument, List<String> rest) {
        String option = nameOf(argument);
        if (!option.equals(SweepOptions.VARY)) {
            return rest.stream().anyMatch(given -> nameOf(given).equals(option));
        }
        String varied = argument.substring(option.length() + 1);
        String parameter = varied.substring(0, varied.indexOf('=') + 1);
        return rest.stream()
                .anyMatch(given -> given.startsWith(parameter) || given.startsWith(option + "=" + parameter));
    }

    private static String nameOf(String argument) {
        int end = argument.indexOf('=');
        return end < 0 ? argument : argument.substring(0, end);
    }
}
