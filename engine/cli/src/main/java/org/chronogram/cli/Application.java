package org.chronogram.cli;

/** The command line of Chronogram: takes arguments, gives an exit code. */
final class Application {
    private final Surroundings surroundings;

    Application(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    int execute(String... args) {
        EarlyOptions early = EarlyOptions.of(args, surroundings.environment());
        Failures failures = new Failures(surroundings.err(), early.verbose() || surroundings.verbose());
        int status;
        try {
            status = new CommandTree(surroundings, early, failures).build().execute(args);
        } catch (Throwable e) {
            status = failures.report(e);
        }
        if (surroundings.out().checkError() && status == ExitCode.DONE) {
            failures.say(
                    "cannot write to standard output: expected a terminal, a file with room or a pipe that is read");
            status = ExitCode.FAILED;
        }
        surroundings.err().flush();
        return status;
    }
}
