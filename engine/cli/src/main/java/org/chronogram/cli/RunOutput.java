package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.files.FileFaults;
import org.chronogram.results.JsonText;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunManifest;
import org.chronogram.results.RunResult;

/** Writes the result of a run to standard output and to its directory. */
final class RunOutput {
    private final CliContext context;
    private final Simulator simulator;

    RunOutput(CliContext context, Simulator simulator) {
        this.context = context;
        this.simulator = simulator;
    }

    /**
     * Prints and writes.
     *
     * @param result result of the run.
     * @param directory directory to write it to; empty to write no files.
     * @param json whether to print JSON.
     * @return exit code.
     */
    int finish(RunResult result, Optional<RunDirectory> directory, boolean json) {
        Optional<String> problem = directory.flatMap(target -> write(target, result));
        Optional<Path> written = problem.isPresent() ? Optional.empty() : directory.map(RunDirectory::path);
        if (json) {
            context.out().println(JsonText.onOneLine(RunManifest.of(result)));
        } else {
            context.out().print(Summary.of(result, written));
        }
        context.out().flush();
        problem.ifPresent(context.err()::println);
        int status = problem.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
        status = Math.max(status, simulator.reportChecks(result));
        return status == ExitCode.DONE && result.reached().stopped() ? ExitCode.STOPPED : status;
    }

    private static Optional<String> write(RunDirectory directory, RunResult result) {
        try {
            directory.write(result);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("sim: the results could not be written to " + directory.path() + ": "
                    + FileFaults.describe(e) + "; they are on standard output only");
        }
    }
}
