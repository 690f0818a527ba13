package org.chronogram.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses empty arguments: a variable of a script that is not set must not select another meaning. */
final class EmptyValues {
    private EmptyValues() {}

    static void refuse(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            ParseResult own = command.getParseResult();
            own.matchedOptions().forEach(option -> refuse(command, option));
            own.matchedOptions().forEach(option -> refuseOfFlag(command, option, parsed.originalArgs()));
            own.matchedPositionals().forEach(positional -> refuse(command, positional));
        }
    }

    /** Looks at the arguments themselves: picocli reports the same values for {@code --flag=} and {@code --flag}. */
    private static void refuseOfFlag(CommandLine command, OptionSpec option, List<String> arguments) {
        if (option.type() == boolean.class && arguments.contains(option.longestName() + "=")) {
            throw new ParameterException(command, "", null, option, "");
        }
    }

    private static void refuse(CommandLine command, ArgSpec argument) {
        List<String> values = argument.originalStringValues();
        if (values.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(command, "", null, argument, "");
        }
    }
}
