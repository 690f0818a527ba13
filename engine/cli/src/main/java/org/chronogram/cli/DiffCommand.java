package org.chronogram.cli;

import java.util.concurrent.Callable;
import org.chronogram.results.RunDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sim diff}: says in what two runs differ, and since when. */
@Command(
        name = "diff",
        description = "Says in what two runs differ, since which simulated time, and in which event.",
        footer = {
            "%nInput, code and results are compared. When both runs were made with --digest-log, or with the same"
                    + " --sample-every, these tell in which interval they part.",
            "Runs that differ are then repeated on the sequential engine, side by side in this process, to find the"
                    + " first event that is not the same.",
            "%nExit code 0: the results are the same. 3: they differ."
        })
final class DiffCommand implements Callable<Integer> {
    static final String CLASS_PATH_A = "--class-path-a";
    static final String CLASS_PATH_B = "--class-path-b";

    @Parameters(paramLabel = "RUN_DIR", index = "0", description = "directory of a run that has ended")
    private String first;

    @Parameters(paramLabel = "OTHER", index = "1", description = "directory of another one")
    private String second;

    @Option(
            names = CLASS_PATH_A,
            paramLabel = "CLASS_PATH",
            defaultValue = "",
            description = "jars and directories with the model of RUN_DIR (default: those with which it was started)")
    private String firstClassPath;

    @Option(
            names = CLASS_PATH_B,
            paramLabel = "CLASS_PATH",
            defaultValue = "",
            description = "jars and directories with the model of OTHER (default: those with which it was started)")
    private String secondClassPath;

    @Option(names = "--no-events", description = "compare the files of the runs, and repeat neither of them")
    private boolean noEvents;

    @Option(
            names = StopAfterOption.STOP_AFTER,
            paramLabel = TimeLabels.WALL_CLOCK,
            description =
                    "wall-clock time, for example 30s, after which the search for the event ends (default: no limit)")
    private String stopAfter;

    private final CliContext context;

    DiffCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        long limitMs = stopAfter == null ? Long.MAX_VALUE : WallTime.ms(StopAfterOption.STOP_AFTER, stopAfter, 1, "");
        RunDiff diff = RunDiff.of(
                context.directory().resolve(first), context.directory().resolve(second));
        diff.lines().forEach(context.out()::println);
        context.out().flush();
        if (diff.isSameResult() || noEvents) {
            return diff.isSameResult() ? ExitCode.DONE : ExitCode.DIFFERENT;
        }
        EventDiff events = new EventDiff(context, diff, limitMs);
        boolean complete = events.print(
                new EventDiff.Side(first, CLASS_PATH_A, firstClassPath),
                new EventDiff.Side(second, CLASS_PATH_B, secondClassPath));
        return complete ? ExitCode.DIFFERENT : ExitCode.STOPPED;
    }
}
