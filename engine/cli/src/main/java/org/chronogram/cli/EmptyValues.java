package org.chronogram.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses arguments that are there and say nothing: a variable of a script that is not set must not mean something else. */
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

    /** A flag with nothing behind the equals sign has the same values as one without. */
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
