package org.chronogram.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;

/**
 * The means of a run in the steady state, with confidence intervals by batch means: what follows the transient is cut into
 * batches of equal simulated time, whose means are nearly independent when the batches are long, and Student's t is applied to
 * them. Source: A. M. Law, Simulation Modeling and Analysis, section 9.5.3.
 */
final class SteadyState {
    static final int BATCHES = 20;

    private static final String MEAN = "mean";

    private final SeriesTable series;
    private final boolean findsWarmUp;
    private final List<ResultEntry> results = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private SteadyState(SeriesTable series, boolean findsWarmUp) {
        this.series = series;
        this.findsWarmUp = findsWarmUp;
    }

    /**
     * Estimates the mean of every statistic that has one.
     *
     * @param series the series of the run.
     * @param statistics its statistics.
     * @param findsWarmUp whether the transient of each statistic is to be found; else it ends with the warm-up of the run.
     */
    static SteadyState of(SeriesTable series, StatisticSet statistics, boolean findsWarmUp) {
        SteadyState state = new SteadyState(series, findsWarmUp);
        if (series.rows() > 0) {
            List<Map<String, Number>> rows = new ArrayList<>();
            series.forEach((time, figures) -> rows.add(figures));
            statistics.all().forEach(statistic -> state.estimate(statistic, rows));
        }
        return state;
    }

    /** Returns the estimates, as {@code delay.steady} for a statistic {@code delay}. */
    List<ResultEntry> results() {
        return results;
    }

    /** Returns why there is no estimate where there is none. */
    List<String> notes() {
        return notes;
    }

    private void estimate(Statistic statistic, List<Map<String, Number>> rows) {
        String column = statistic.name() + '.' + MEAN;
        int[] recorded = IntStream.range(series.firstRow(), rows.size())
                .filter(row -> rows.get(row).containsKey(column))
                .toArray();
        if (recorded.length == 0) {
            return;
        }
        OptionalInt first = first(column, recorded, rows);
        if (first.isEmpty()) {
            notes.add(statistic.name() + ": MSER-5 finds no steady state in " + recorded.length
                    + " intervals, so there is no estimate; give a later --end");
        } else if (rows.size() - first.getAsInt() < BATCHES) {
            notes.add(statistic.name() + ": no estimate from " + (rows.size() - first.getAsInt())
                    + " intervals after the warm-up: expected at least " + BATCHES
                    + "; give a shorter --sample-every, or a later --end");
        } else {
            add(statistic, first.getAsInt(), rows.size());
        }
    }

    /** Returns the first interval of the steady state. */
    private OptionalInt first(String column, int[] recorded, List<Map<String, Number>> rows) {
        if (!findsWarmUp) {
            return OptionalInt.of(series.firstRow());
        }
        double[] means = IntStream.of(recorded)
                .mapToDouble(row -> rows.get(row).get(column).doubleValue())
                .toArray();
        OptionalInt length = Mser5.transientLength(means);
        return length.isEmpty() ? length : OptionalInt.of(recorded[length.getAsInt()]);
    }

    private void add(Statistic statistic, int first, int end) {
        double[] means = new double[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            Optional<Number> mean =
                    series.mean(statistic, boundary(first, end, batch), boundary(first, end, batch + 1));
            if (mean.isEmpty()) {
                notes.add(statistic.name() + ": no estimate, as in one of " + BATCHES
                        + " batches nothing was recorded; give a later --end");
                return;
            }
            means[batch] = mean.get().doubleValue();
        }
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("value", series.mean(statistic, first, end).orElseThrow());
        values.put("halfWidth", Estimate.of(means).halfWidth());
        values.put("confidence", Estimate.CONFIDENCE);
        values.put("from", series.beginOf(first));
        values.put("batches", BATCHES);
        results.add(new ResultEntry(statistic.name() + ".steady", statistic.unit(), values));
    }

    private static int boundary(int first, int end, int batch) {
        return (int) (first + (long) (end - first) * batch / BATCHES);
    }
}
