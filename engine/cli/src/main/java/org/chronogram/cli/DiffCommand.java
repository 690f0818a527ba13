package org.chronogram.cli;

import java.util.concurrent.Callable;
import org.chronogram.results.RunDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sim diff}: says in what two runs differ, and since when. */
@Command(
        name = "diff",
        description = "Says in what two runs differ, and since which simulated time.",
        footer = {
            "%nInput, code and results are compared. When both runs were made with the same --sample-every, their"
                    + " series tell in which interval they part.",
            "%nExit code 0: the results are the same. 3: they differ."
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", index = "0", description = "directory of a run that has ended")
    private String first;

    @Parameters(paramLabel = "OTHER", index = "1", description = "directory of another one")
    private String second;

    private final CliContext context;

    DiffCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunDiff diff = RunDiff.of(
                context.directory().resolve(first), context.directory().resolve(second));
        diff.lines().forEach(context.out()::println);
        return diff.isSameResult() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }
}
