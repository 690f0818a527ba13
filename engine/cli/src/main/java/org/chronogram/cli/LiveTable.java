package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronogram.experiment.Observations;
import org.chronogram.experiment.Point;
import org.chronogram.experiment.ResultKey;
import org.chronogram.experiment.Variation;
import org.chronogram.page.SweepTable;

/** Makes the table of the live page of a sweep: the estimates so far. */
final class LiveTable {
    static final int MOST_ROWS = 500;
    static final int MOST_RESULTS = 8;

    private LiveTable() {}

    /**
     * Makes the table.
     *
     * @param shown names of the results; none for those that the model has estimated, else reported.
     */
    static SweepTable of(Observations observations, List<String> shown) {
        List<ResultKey> keys = keys(observations, shown);
        List<String> headings = new ArrayList<>();
        observations.grid().variations().stream().map(Variation::name).forEach(headings::add);
        int parameters = headings.size();
        headings.add("runs");
        keys.stream().map(EstimateTable::header).forEach(headings::add);
        int[] replications = observations.replications();
        List<List<String>> rows = observations.grid().points().stream()
                .limit(MOST_ROWS)
                .map(point -> row(observations, point, replications[point.index()], keys))
                .toList();
        return new SweepTable(headings, parameters, rows, note(observations, keys, shown));
    }

    /** A name that no run has is told of at the end of the sweep, and is no reason to show nothing. */
    private static List<ResultKey> keys(Observations observations, List<String> shown) {
        Set<String> names = shown.stream().map(String::strip).collect(Collectors.toSet());
        List<ResultKey> named = observations.keys().stream()
                .filter(key -> names.contains(key.name()))
                .toList();
        return named.isEmpty()
                ? EstimateTable.usual(observations).stream().limit(MOST_RESULTS).toList()
                : named;
    }

    private static List<String> row(Observations observations, Point point, int replications, List<ResultKey> keys) {
        List<String> cells = new ArrayList<>(point.values().values());
        cells.add(Numbers.grouped(replications));
        keys.forEach(key ->
                cells.add(EstimateTable.text(observations.estimate(point, key)).replace("+/-", "\u00b1")));
        return cells;
    }

    private static String note(Observations observations, List<ResultKey> keys, List<String> shown) {
        int points = observations.grid().points().size();
        int results = observations.keys().size();
        return "Mean of the runs that have ended, \u00b1 half the width of the 95 % interval where there are two and more."
                + (points > MOST_ROWS ? " The first " + MOST_ROWS + " of " + points + " combinations are shown." : "")
                + (shown.isEmpty() && results > keys.size()
                        ? " " + keys.size() + " of " + results + " results are shown, others with " + SweepOptions.SHOW
                                + "."
                        : "");
    }
}
