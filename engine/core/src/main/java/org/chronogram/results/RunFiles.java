package org.chronogram.results;

/** Names of the files in the directory of a run that has written its results. */
public final class RunFiles {
    /** The description of the run, and its results. */
    public static final String MANIFEST = "run.json";

    /** The events that each LP has handled, as a table. */
    public static final String LP_EVENTS = "lp-events.csv";

    /** The partition of each LP, one on a line. */
    public static final String PARTITION = "partition.txt";

    /** The statistics over simulated time, as a table. */
    public static final String SERIES = "series.csv";

    /** The events that have come from outside, and checkpoints, one on a line. */
    public static final String EXTERNAL_EVENTS = "external-events.csv";

    /** The digests at simulated times, as a table. */
    public static final String DIGESTS = "digests.csv";

    /** The maps that the model has added for the report. */
    public static final String MAPS = "maps.json";

    /** The step latencies, as a log of HdrHistogram. */
    public static final String STEP_LATENCY = "step-latency.hlog";

    private RunFiles() {}
}
