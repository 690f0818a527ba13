package org.chronogram.report;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogReader;
import org.chronogram.model.InvalidInputException;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Line;
import org.chronogram.report.Chart.Scale;
import org.chronogram.results.RunFiles;

/** How long partitions waited from the end of their own window to the grant of the next, as a curve of percentiles. */
final class StepLatencySection {
    private static final double NS_PER_US = 1_000;
    private static final double ALL_PERCENT = 100;
    private static final int POINTS_PER_HALVING = 5;
    private static final double[] SHOWN_PERCENT = {50, 75, 90, 95, 99, 99.9, 99.99, 100};

    private StepLatencySection() {}

    static Section of(Path directory) {
        Section section = new Section("Step latency");
        Path file = directory.resolve(RunFiles.STEP_LATENCY);
        if (!Files.exists(file)) {
            return section;
        }
        AbstractHistogram nanos = read(file);
        if (nanos.getTotalCount() == 0) {
            return section;
        }
        return section.note("How long a partition waited from the end of its own window until it could begin the next: "
                        + NumberText.of(nanos.getTotalCount()) + " waits.")
                .chart(chart(nanos));
    }

    private static AbstractHistogram read(Path file) {
        try {
            EncodableHistogram found = new HistogramLogReader(file.toFile()).nextIntervalHistogram();
            if (found instanceof AbstractHistogram nanos) {
                return nanos;
            }
        } catch (FileNotFoundException e) {
            throw damaged(file, "it cannot be read", e);
        } catch (RuntimeException e) {
            // The reader throws whatever comes of the bytes that it finds.
            throw damaged(file, "it is damaged", e);
        }
        throw damaged(file, "there is no histogram in it", null);
    }

    private static InvalidInputException damaged(Path file, String found, Exception cause) {
        return new InvalidInputException(
                file + ": " + found
                        + "; expected a log of HdrHistogram; put the file back as it was written, or remove it",
                cause);
    }

    private static Chart chart(AbstractHistogram nanos) {
        List<Double> places = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (HistogramIterationValue value : nanos.percentiles(POINTS_PER_HALVING)) {
            places.add(place(value.getPercentileLevelIteratedTo(), nanos.getTotalCount()));
            micros.add(value.getValueIteratedTo() / NS_PER_US);
        }
        return new Chart(
                "Percentiles of the step latency",
                Kind.LINES,
                Axis.of("share of the waits that took no longer", Scale.PERCENTILE),
                Axis.of("microseconds", Scale.LOGARITHMIC),
                places,
                List.of(Line.of("step latency", micros)),
                table(nanos));
    }

    /** The curve goes on as far as there are waits; 100 % would be infinitely far. */
    private static double place(double percent, long waits) {
        double left = 1 - percent / ALL_PERCENT;
        return left <= 1.0 / waits ? Math.max(waits, 2) : 1 / left;
    }

    private static Table table(AbstractHistogram nanos) {
        Table table = new Table("Percentiles of the step latency", "percentile", "microseconds");
        for (double percent : SHOWN_PERCENT) {
            table.row(
                    percent == ALL_PERCENT ? "longest" : NumberText.of(percent) + " %",
                    nanos.getValueAtPercentile(percent) / NS_PER_US);
        }
        return table;
    }
}
