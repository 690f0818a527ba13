package org.chronogram.results;

import java.io.ByteArrayOutputStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** The step latency of a run as a log of HdrHistogram, one interval long. */
final class StepLatencyLog {
    /** The log shows the largest value in this unit; the histogram itself stays in nanoseconds. */
    private static final double NANOS_PER_MICRO = 1_000;

    private StepLatencyLog() {}

    static byte[] of(Histogram nanos, double wallSeconds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(bytes);
        writer.outputComment("[Chronogram: time from the end of the own window to the grant of the next,"
                + " nanoseconds; Interval_Max in microseconds]");
        writer.outputLogFormatVersion();
        writer.outputLegend();
        writer.outputIntervalHistogram(0.0, wallSeconds, nanos, NANOS_PER_MICRO);
        writer.close();
        return bytes.toByteArray();
    }
}
