package org.chronogram.cli;

import java.util.List;

/** The command line of Chronogram: executes arguments and returns an exit code. */
final class Application {
    private final CliContext context;

    Application(CliContext context) {
        this.context = context;
    }

    int execute(String... args) {
        Failures failures = new Failures(
                context.err(), EarlyOptions.of(args, context.environment()).verbose() || context.verbose());
        int status;
        try {
            List<String> all = ExperimentArguments.expanded(List.of(args), context.directory());
            String[] expanded = all.toArray(String[]::new);
            EarlyOptions early = EarlyOptions.of(expanded, context.environment());
            status = CommandTree.forArguments(context, early, failures, all).execute(expanded);
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
