package org.chronogram.cli;

import java.util.List;

/** The command line of Chronogram: executes arguments and returns an exit code. */
final class Application {
    private final CliContext context;

    Application(CliContext context) {
        this.context = context;
    }

    int execute(String... args) {
        EarlyOptions early = EarlyOptions.of(args, context.environment());
        Failures failures = new Failures(context.err(), early.verbose() || context.verbose());
        int status;
        try {
            status = new CommandTree(context, early, failures, List.of(args))
                    .build()
                    .execute(args);
        } catch (Throwable e) {
            status = failures.report(e);
        }
        if (context.out().checkError() && status == ExitCode.DONE) {
            failures.say(
                    "cannot write to standard output: expected a terminal, a file with room or a pipe that is read");
            status = ExitCode.FAILED;
        }
        context.err().flush();
        return status;
    }
}
