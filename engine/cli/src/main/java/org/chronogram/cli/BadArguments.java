package org.chronogram.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronogram.run.MessagingMode;
import org.chronogram.text.NearestNames;
import org.chronogram.text.OneLine;
import org.chronogram.text.PlainNumbers;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes an error in the arguments of a command in one line: the value found, the values expected, the remedy. */
final class BadArguments {
    private static final Map<Class<?>, String> EXPECTATIONS = Map.of(
            boolean.class, "no value",
            CountOrAuto.class, CountOrAuto.EXPECTATION,
            int.class, "a whole number from -2^31 to 2^31 - 1",
            long.class, "a whole number from -2^63 to 2^63 - 1",
            Integer.class, "a whole number from -2^31 to 2^31 - 1",
            MessagingMode.class, "auto, inline or thread",
            Double.class, "a number, for example 1.5",
            Share.class, Share.EXPECTATION);

    private BadArguments() {}

    static String describe(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            return describe(unmatched.getCommandLine(), unmatched.getUnmatched().get(0));
        }
        if (error instanceof MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return isThere(option, missing.getCommandLine())
                    ? option.longestName() + " has no value: expected " + option.longestName() + "="
                            + option.paramLabel()
                    : missing(missing.getMissing());
        }
        if (error.getArgSpec() != null
                && error.getValue() != null
                && error.getValue().isBlank()) {
            return emptyValue(error.getArgSpec());
        }
        if (error.getArgSpec() instanceof OptionSpec option && EXPECTATIONS.containsKey(option.type())) {
            return option.longestName() + "=" + error.getValue() + ": expected " + EXPECTATIONS.get(option.type())
                    + PlainNumbers.hint(error.getValue());
        }
        return quoted(error).lines().findFirst().orElse("");
    }

    /** Returns the message of the parser with what the user has written on one line. */
    private static String quoted(ParameterException error) {
        String value = error.getValue();
        return value == null || value.isEmpty()
                ? error.getMessage()
                : error.getMessage().replace(value, OneLine.escaped(value));
    }

    private static boolean isThere(OptionSpec option, CommandLine command) {
        List<String> arguments = command.getParseResult().originalArgs();
        return Arrays.stream(option.names())
                .anyMatch(name -> arguments.stream()
                        .anyMatch(argument -> argument.equals(name) || argument.startsWith(name + "=")));
    }

    private static String missing(List<ArgSpec> arguments) {
        return arguments.stream()
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .map(option -> option.longestName() + " is missing: expected " + option.longestName() + "="
                        + option.paramLabel() + ", " + option.description()[0])
                .collect(Collectors.joining("; "));
    }

    private static String emptyValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel() + " is empty: expected the " + argument.description()[0];
        }
        String name = option.longestName();
        return argument.type() == boolean.class
                ? name + "=: expected no value"
                : name + " has an empty value: expected " + name + "=" + argument.paramLabel() + ", or to leave it out";
    }

    private static String describe(CommandLine command, String argument) {
        if (argument.startsWith("-")) {
            return unknownOption(command, argument.replaceFirst("(?s)=.*", ""));
        }
        if (command.getSubcommands().isEmpty()) {
            return "unexpected argument '" + argument + "'" + suggestion("--" + argument, longOptions(command)) + " "
                    + seeHelp(command);
        }
        Collection<String> names = command.getSubcommands().keySet();
        return command.getParent() == null
                ? "there is no command '" + argument + "'" + suggestion(argument, names) + " " + seeHelp(command)
                : "there is no model '" + argument + "'" + suggestion(argument, names) + " 'sim models' lists them"
                        + nameless(command);
    }

    /** Adds the unusable models without a name: the user may mean one of them. */
    private static String nameless(CommandLine command) {
        return command.getSubcommands().values().stream()
                .map(model -> model.getCommandSpec().userObject())
                .filter(model -> model instanceof UnusableModelCommand faulty
                        && faulty.fault().name().isEmpty())
                .map(model -> "; " + ((UnusableModelCommand) model).fault().message())
                .collect(Collectors.joining());
    }

    private static String unknownOption(CommandLine command, String option) {
        if (option.equals(RunCommand.DRY_RUN)) {
            return "'" + option + "' is an option of 'sim run' alone: leave it out";
        }
        Optional<String> model = command.getSubcommands().entrySet().stream()
                .filter(entry -> longOptions(entry.getValue()).contains(option))
                .map(Map.Entry::getKey)
                .findFirst();
        if (command.getParent() != null && model.isPresent()) {
            return "the parameter " + option + " of a model comes after its name: expected something like '"
                    + command.getCommandSpec().qualifiedName() + " " + model.get() + " " + option + " ...'";
        }
        return "unknown option '" + option + "'" + suggestion(option, longOptions(command)) + " " + seeHelp(command);
    }

    private static String suggestion(String written, Collection<String> names) {
        List<String> nearest = NearestNames.to(written, names);
        return nearest.isEmpty() ? ":" : "; did you mean " + String.join(" or ", nearest) + "?";
    }

    private static String seeHelp(CommandLine command) {
        String what = command.getParent() == null ? "commands" : "options";
        return "'" + command.getCommandSpec().qualifiedName() + " --help' lists the " + what;
    }

    private static List<String> longOptions(CommandLine command) {
        return command.getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .toList();
    }
}
