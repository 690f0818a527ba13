package org.chronogram.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.experiment.Observations;
import org.chronogram.experiment.Point;
import org.chronogram.experiment.ResultKey;
import org.chronogram.experiment.Variation;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.NearestNames;

/** One result of an experiment as a table: a row for each value of a parameter, a column for each combination of others. */
final class PivotTable {
    private PivotTable() {}

    /**
     * Makes the table.
     *
     * @param asked what the user wrote: {@code RESULT~PARAMETER}.
     * @throws InvalidInputException when there is no such result or parameter.
     */
    static String of(Observations observations, String asked) {
        int tilde = asked.lastIndexOf('~');
        String option = ResultsCommand.TABLE + "=" + asked;
        if (tilde <= 0 || tilde == asked.length() - 1) {
            throw new InvalidInputException(
                    option
                            + ": expected RESULT~PARAMETER, the result to show and a varied parameter, such as delay.mean~rate");
        }
        ResultKey key =
                observations.requireKey(option, asked.substring(0, tilde).strip());
        Variation rows =
                variation(observations, option, asked.substring(tilde + 1).strip());
        TextTable table = new TextTable();
        table.column(rows.name(), rows.values());
        columns(observations, rows.name()).forEach((others, points) -> {
            String header = others.text();
            table.column(
                    EstimateTable.header(key) + (others.values().isEmpty() ? "" : " at " + header),
                    points.stream()
                            .map(point -> EstimateTable.text(observations.estimate(point, key)))
                            .toList());
        });
        return table.toString();
    }

    private static Variation variation(Observations observations, String option, String name) {
        List<Variation> variations = observations.grid().variations();
        return variations.stream()
                .filter(variation -> variation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(option + ": '" + name + "' was not varied"
                        + NearestNames.question(
                                name, variations.stream().map(Variation::name).toList())));
    }

    /** Points come in the order of the values of each parameter. */
    private static Map<Point, List<Point>> columns(Observations observations, String rowName) {
        Map<Point, List<Point>> columns = new LinkedHashMap<>();
        for (Point point : observations.grid().points()) {
            Map<String, String> others = new LinkedHashMap<>(point.values());
            others.remove(rowName);
            columns.computeIfAbsent(new Point(0, others), any -> new ArrayList<>())
                    .add(point);
        }
        return columns;
    }
}
