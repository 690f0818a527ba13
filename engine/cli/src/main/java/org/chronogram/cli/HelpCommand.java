package org.chronogram.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.EngineVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code sim help run phold}: the same as {@code sim run phold --help}. */
@Command(name = "help", description = "Shows the help of a command, for example: sim help run MODEL")
final class HelpCommand implements Callable<Integer> {
    private static final String MAN = "--man";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "the command, and the model")
    private List<String> path = List.of();

    @Option(
            names = MAN,
            description = "show the manual page of all commands, in troff: sim help " + MAN + " | man -l -")
    private boolean asManualPage;

    @Override
    public Integer call() {
        if (asManualPage) {
            return showManualPage();
        }
        CommandLine command = spec.root().commandLine();
        for (String name : path) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private int showManualPage() {
        if (!path.isEmpty()) {
            throw new InvalidInputException(
                    MAN + " with '" + path.get(0) + "': the manual page has all commands: leave the command out");
        }
        spec.commandLine().getOut().print(ManPage.of(spec.root().commandLine(), EngineVersion.text()));
        return ExitCode.DONE;
    }
}
