package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chronogram.files.FileFaults;
import org.chronogram.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sim report}: writes the report of a run anew. */
@Command(
        name = "report",
        description = "Writes report.html, a page with results and charts, into the directory of a run or of a sweep.",
        footer = {"%n@|bold Example:|@", "  sim report chronogram-runs/phold-20260102-030405"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", description = "directory of a run that has written its results, or of a sweep")
    private String directory;

    private final CliContext context;

    ReportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path path = context.directory().resolve(directory);
        try {
            context.out().println(Report.write(path));
            context.out().flush();
            return ExitCode.DONE;
        } catch (IOException e) {
            context.err()
                    .println("sim: the report could not be written to " + path + ": " + FileFaults.describe(e)
                            + "; make room in it, or copy the directory and give the copy");
            return ExitCode.FAILED;
        }
    }
}
