package org.chronogram.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sim completion}: prints a script that lets a shell complete commands, models and options. */
@Command(name = "completion", description = "Prints a completion script for bash and zsh: source <(sim completion)")
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash("sim", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
