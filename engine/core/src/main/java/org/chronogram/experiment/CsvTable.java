package org.chronogram.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.results.Estimate;
import org.chronogram.text.CsvText;

/** Writes the results of an experiment as tables (RFC 4180). A number that is not finite is an empty field. */
final class CsvTable {
    private final Writer out;

    private CsvTable(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    /** Writes a line for each point and number: the estimate over the replications. */
    static void writeSummary(Observations observations, OutputStream out) throws IOException {
        CsvTable table = new CsvTable(out);
        table.line(
                names(observations),
                List.of("result", "unit", "n", "mean", "halfWidth", "standardDeviation", "min", "max"));
        for (Point point : observations.grid().points()) {
            for (ResultKey key : observations.keys()) {
                Estimate estimate = observations.estimate(point, key);
                table.line(values(point), List.of(key.name(), key.unit(), estimate.count()), numbers(estimate));
            }
        }
        table.out.flush();
    }

    private static List<Object> numbers(Estimate estimate) {
        return List.of(
                estimate.mean(), estimate.halfWidth(), estimate.standardDeviation(), estimate.min(), estimate.max());
    }

    /** Writes a line for each number of each run. */
    static void writeResults(Observations observations, OutputStream out) throws IOException {
        CsvTable table = new CsvTable(out);
        table.line(names(observations), List.of("replication", "seed", "result", "field", "value"));
        for (Observation observation : observations.passed()) {
            List<Object> run = new ArrayList<>(values(observation.run().point()));
            run.add(observation.run().replication());
            run.add(observation.record().seed());
            for (var entry : observation.record().results()) {
                for (var value : entry.values().entrySet()) {
                    table.line(run, List.of(entry.name(), value.getKey(), value.getValue()));
                }
            }
        }
        table.out.flush();
    }

    private static List<Object> names(Observations observations) {
        return List.copyOf(
                observations.grid().variations().stream().map(Variation::name).toList());
    }

    private static List<Object> values(Point point) {
        return List.copyOf(point.values().values());
    }

    @SafeVarargs
    private void line(List<Object>... parts) throws IOException {
        String separator = "";
        for (List<Object> part : parts) {
            for (Object field : part) {
                out.write(separator + CsvText.of(field));
                separator = ",";
            }
        }
        out.write(CsvText.LINE_END);
    }
}
