package org.chronogram.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses arguments that are there and say nothing: a variable of a script that is not set must not mean something else. */
final class EmptyValues {
    private EmptyValues() {}

    static void refuse(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            ParseResult own = command.getParseResult();
            own.matchedOptions().forEach(option -> refuse(command, option));
            own.matchedPositionals().forEach(positional -> refuse(command, positional));
        }
    }

    private static void refuse(CommandLine command, ArgSpec argument) {
        List<String> values = argument.originalStringValues();
        if (values.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(command, "", null, argument, "");
        }
    }
}
