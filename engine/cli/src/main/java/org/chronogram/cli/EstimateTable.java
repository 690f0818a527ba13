package org.chronogram.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronogram.experiment.Observations;
import org.chronogram.experiment.Point;
import org.chronogram.experiment.ResultKey;
import org.chronogram.experiment.Variation;
import org.chronogram.results.Estimate;

/** Formats the estimates of an experiment as a table for a person. */
final class EstimateTable {
    private static final String HALF_WIDTH = ".halfWidth";

    private EstimateTable() {}

    /**
     * Makes a row for each point and a column for each result.
     *
     * @param shown names of the results; none for those that the model has estimated, else reported, as many as fit.
     * @param width width of the terminal.
     */
    static String of(Observations observations, List<String> shown, int width) {
        List<ResultKey> keys = shown.isEmpty()
                ? usual(observations)
                : shown.stream()
                        .map(name -> observations.requireKey(SweepOptions.SHOW + " " + name, name.strip()))
                        .toList();
        TextTable table = new TextTable();
        for (Variation variation : observations.grid().variations()) {
            table.column(
                    variation.name(),
                    observations.grid().points().stream()
                            .map(point -> point.values().get(variation.name()))
                            .toList());
        }
        int left = 0;
        for (ResultKey key : keys) {
            List<String> cells = column(observations, key);
            if (!shown.isEmpty() || (left == 0 && table.fits(header(key), cells, width))) {
                table.column(header(key), cells);
            } else {
                left++;
            }
        }
        return table
                + (left == 0
                        ? ""
                        : "  and " + Numbers.counted(left, "more result") + ", with --show or in summary.csv\n");
    }

    private static List<String> column(Observations observations, ResultKey key) {
        return observations.grid().points().stream()
                .map((Point point) -> text(observations.estimate(point, key)))
                .toList();
    }

    static String header(ResultKey key) {
        return key.name() + (key.unit().isEmpty() ? "" : " [" + key.unit() + "]");
    }

    /** Returns those that the model has estimated, else reported. */
    static List<ResultKey> usual(Observations observations) {
        Set<String> names = observations.keys().stream().map(ResultKey::name).collect(Collectors.toSet());
        List<ResultKey> reported =
                observations.keys().stream().filter(ResultKey::ofReport).toList();
        List<ResultKey> estimated = reported.stream()
                .filter(key -> names.contains(key.result() + HALF_WIDTH))
                .toList();
        List<ResultKey> usual = new ArrayList<>(estimated.isEmpty() ? reported : estimated);
        return usual.isEmpty() ? observations.keys() : usual;
    }

    /** Writes an estimate with two digits of its half-width, and as many of its mean; a number that does not vary has none. */
    static String text(Estimate estimate) {
        if (estimate.count() == 0) {
            return "-";
        }
        if (Double.isNaN(estimate.halfWidth()) || estimate.halfWidth() == 0) {
            return Numbers.value(estimate.mean());
        }
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(estimate.halfWidth())));
        return rounded(estimate.mean(), decimals) + " +/- " + rounded(estimate.halfWidth(), decimals);
    }

    private static String rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
