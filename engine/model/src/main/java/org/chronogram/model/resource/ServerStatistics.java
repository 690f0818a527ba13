package org.chronogram.model.resource;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeWeighted;

/**
 * What servers record. All servers of a kind share one object.
 *
 * @param busy how many servers serve a job, over time.
 * @param served how many jobs have been served.
 * @param queue what their queues record; the wait is that of all jobs, also of those that were served at once.
 */
public record ServerStatistics(TimeWeighted busy, Counter served, QueueStatistics queue) {
    private static final String BUSY = ".busy";

    /**
     * Declares the statistics {@code NAME.busy} and {@code NAME.served}, and those of the queue: {@code NAME.length}, {@code
     * NAME.wait} and {@code NAME.lost}.
     *
     * @param builder takes the declarations.
     * @param name the beginning of their names.
     * @param unit what is served, for example {@code customers}.
     * @return the statistics of this partition.
     */
    public static ServerStatistics declare(ModelBuilder builder, String name, String unit) {
        return new ServerStatistics(
                builder.timeWeighted(name + BUSY, "servers"),
                builder.counter(name + ".served", unit),
                QueueStatistics.declare(builder, name, unit));
    }

    /**
     * Adds the result {@code NAME.utilisation}: the share of the measured time that the servers were busy. A run that has
     * measured no time has no such result.
     *
     * @param report the report of the model.
     * @param name the name that was declared.
     * @param servers how many servers there are in all LPs together.
     */
    public static void reportUtilisation(RunReport report, String name, long servers) {
        if (report.endTicks() > report.measuredFromTicks()) {
            TimeWeighted busy = report.statistics().timeWeighted(name + BUSY);
            report.result(name + ".utilisation", busy.mean(report.endTicks()) / servers, "");
        }
    }
}
