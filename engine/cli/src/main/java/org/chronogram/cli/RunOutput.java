package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.files.FileFaults;
import org.chronogram.report.Report;
import org.chronogram.results.JsonText;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunManifest;
import org.chronogram.results.RunResult;
import org.chronogram.results.UnwrittenFiles;
import org.chronogram.text.OneLine;

/** Writes the result of a run to standard output and to its directory, once. */
final class RunOutput {
    private final CliContext context;
    private final Simulator simulator;
    private Optional<String> problem = Optional.empty();
    private Optional<Path> written = Optional.empty();

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
        directory.ifPresent(target -> write(target, result));
        if (json) {
            context.out().println(JsonText.onOneLine(RunManifest.of(result)));
        } else {
            context.out().print(Summary.of(result, written));
        }
        context.out().flush();
        problem.ifPresent(line -> context.err().println(Failures.line(line)));
        written.filter(path -> problem.isEmpty())
                .flatMap(path -> report(path, result))
                .ifPresent(context.err()::println);
        int status = problem.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
        status = Math.max(status, simulator.reportChecks(result));
        return status == ExitCode.DONE && result.reached().stopped() ? ExitCode.STOPPED : status;
    }

    private void write(RunDirectory directory, RunResult result) {
        try {
            UnwrittenFiles unwritten = directory.writeWhatFits(result);
            written = Optional.of(directory.path());
            if (!unwritten.none()) {
                problem = Optional.of(
                        String.join(", ", unwritten.names()) + " could not be written to " + directory.path() + ": "
                                + unwritten.reason() + "; its other files are there" + remedy(directory));
            }
        } catch (IOException e) {
            problem = Optional.of("the results could not be written to " + directory.path() + ": "
                    + FileFaults.describe(e) + "; they are on standard output only" + remedy(directory));
        }
    }

    /** Says how to get the files, unless the directory is gone with the input of the run. */
    private static String remedy(RunDirectory directory) {
        if (!Files.exists(directory.inputFile())) {
            return "";
        }
        return "; make room there, and 'sim resume " + directory.path() + "' repeats "
                + (directory.hasCheckpoints() ? "the end of the run, from its newest checkpoint," : "the run")
                + " and writes them";
    }

    /** Writes the report last: it is made of the results, and can be made again from them. */
    private static Optional<String> report(Path directory, RunResult result) {
        try {
            Path unused = Report.write(directory, RunManifest.of(result));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(withoutReport(directory, FileFaults.describe(e)));
        } catch (RuntimeException e) {
            return Optional.of(withoutReport(directory, OneLine.of(e.toString())));
        }
    }

    private static String withoutReport(Path directory, String reason) {
        return "sim: the report could not be written to " + directory + ": " + reason
                + "; all other files are there, and 'sim report " + directory + "' tries it again";
    }
}
