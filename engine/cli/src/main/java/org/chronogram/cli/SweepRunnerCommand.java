package org.chronogram.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import org.chronogram.protocol.MessagePipe;
import org.chronogram.run.EngineVersion;
import org.chronogram.runner.Runner;
import picocli.CommandLine.Command;

/** {@code sim runner}: does runs of a sweep that goes on on another host. */
@Command(
        name = "runner",
        description = "Does runs of a sweep whose command is on another host.",
        footer = {
            "%nIt is started by a line of the file of 'sim sweep --hosts FILE', for example over ssh, speaks with the sweep"
                    + " by its standard input and output, and ends with it."
        })
final class SweepRunnerCommand implements Callable<Integer> {
    private final CliContext context;

    SweepRunnerCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        MessagePipe pipe =
                new MessagePipe(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        Runner runner = new Runner(
                pipe,
                EngineVersion.withBuild(),
                (specification, listener) ->
                        context.runs().create(specification, listener).run(),
                context.err()::println);
        context.stopSwitch().watch(runner::stop, () -> ": runs of a sweep on another host were under way");
        runner.run();
        return ExitCode.DONE;
    }
}
