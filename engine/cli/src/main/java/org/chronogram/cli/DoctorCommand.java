package org.chronogram.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sim doctor}: tells why a run took as long as it did. */
@Command(
        name = "doctor",
        description = "Tells where the time of a run went, for whom, and what to change to make it faster.",
        footer = {"%n@|bold Example:|@", "  sim doctor chronogram-runs/phold-20260102-030405"})
final class DoctorCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", description = "directory of the run, with its run.json")
    private String directory;

    private final CliContext context;

    DoctorCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().print(new DoctorReport(FinishedRun.read(path())).text());
        return ExitCode.DONE;
    }

    private Path path() {
        try {
            return context.directory().resolve(directory);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("RUN_DIR: " + e.getReason() + ": expected the directory of a run", e);
        }
    }
}
