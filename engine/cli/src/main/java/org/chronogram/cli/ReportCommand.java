package org.chronogram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chronogram.files.FileFaults;
import org.chronogram.report.Overlay;
import org.chronogram.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sim report}: writes the report of a run anew. */
@Command(
        name = "report",
        description = "Writes report.html, a page with results and charts, into the directory of a run or of a sweep.",
        footer = {
            "%n@|bold Examples:|@",
            "  sim report chronogram-runs/phold-20260102-030405",
            "  sim report mm1 --overlay 'customers=utilisation/(1-utilisation)'"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", description = "directory of a run that has written its results, or of a sweep")
    private String directory;

    @Option(
            names = "--overlay",
            paramLabel = "RESULT=FORMULA",
            description = "draw a formula beside a result of a sweep: numbers, names of its parameters, + - * / ^ ( ),"
                    + " sqrt, exp and log; times count in seconds. Can be given several times")
    private List<String> overlays = List.of();

    private final CliContext context;

    ReportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Overlay> formulas = overlays.stream().map(Overlay::parse).toList();
        Path path = context.directory().resolve(directory);
        try {
            context.out().println(Report.write(path, formulas));
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
