package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chronogram.experiment.ExperimentDirectory;
import org.chronogram.experiment.Observations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sim results}: shows the results of a sweep. */
@Command(
        name = "results",
        description = "Shows the results of a sweep, also of one that goes on or was stopped.",
        footer = {"%n@|bold Example:|@", "  sim results DIR --table delay.mean~rate"})
final class ResultsCommand implements Callable<Integer> {
    static final String TABLE = "--table";

    @Parameters(paramLabel = "DIR", description = "directory of the sweep")
    private String directory;

    @Option(
            names = TABLE,
            paramLabel = "RESULT~PARAMETER",
            description =
                    "one result: a row for each value of the parameter, a column for each combination of the other"
                            + " varied parameters")
    private String table;

    @Option(
            names = SweepOptions.SHOW,
            paramLabel = "RESULT",
            split = ",",
            description =
                    "results to show, such as delay.mean; several with commas (default: those of the model's report"
                            + " that fit)")
    private List<String> shown = new ArrayList<>();

    private final CliContext context;

    ResultsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ExperimentDirectory sweep =
                ExperimentDirectory.existing(context.directory().resolve(directory))) {
            Observations observations = sweep.results();
            SweepReport report = new SweepReport(context, sweep);
            if (table == null) {
                report.show(observations, shown);
            } else {
                report.show(observations, PivotTable.of(observations, table));
            }
            return ExitCode.DONE;
        }
    }
}
