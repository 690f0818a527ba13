package org.chronogram.experiment;

import java.io.IOException;
import org.chronogram.results.Estimate;

/** The tables in the directory of an experiment. They are made of the runs alone, and can be made again. */
public final class ExperimentTables {
    /** A line for each point and result. */
    public static final String SUMMARY = "summary.csv";

    /** A line for each number of each run. */
    public static final String RESULTS = "results.csv";

    /** All of it as a database. */
    public static final String DATABASE = "results.sqlite";

    private static final int PERCENT = 100;

    private ExperimentTables() {}

    /**
     * Writes all tables.
     *
     * @param directory directory of the experiment.
     * @param outcome what the experiment has come to.
     * @throws IOException when one cannot be written.
     */
    public static void write(ExperimentDirectory directory, ExperimentOutcome outcome) throws IOException {
        Observations observations = outcome.observations();
        directory.write(SUMMARY, out -> CsvTable.writeSummary(observations, out));
        directory.write(RESULTS, out -> CsvTable.writeResults(observations, out));
        ResultsDatabase.write(directory.path(), DATABASE, directory.plan(), observations, outcome.failed());
    }

    /**
     * Says how the intervals were made.
     *
     * @param observations the runs.
     * @return for example {@code 95 % Student t over 10 independent replications}.
     */
    public static String intervals(Observations observations) {
        int fewest = observations.fewestReplications();
        int most = observations.mostReplications();
        if (most < Estimate.LEAST_FOR_INTERVAL) {
            return "none: they need at least " + Estimate.LEAST_FOR_INTERVAL + " replications, and there is " + most;
        }
        return Math.round(PERCENT * Estimate.CONFIDENCE) + " % Student t over "
                + (fewest == most ? "" : fewest + " to ") + most + " independent replications of each combination";
    }
}
