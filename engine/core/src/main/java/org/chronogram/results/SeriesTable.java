package org.chronogram.results;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.chronogram.model.SeriesRange;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSeries;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;
import org.chronogram.text.CsvText;

/**
 * The statistics of a run over simulated time: a row for each sample, with what was recorded since the sample before, or since
 * the end of the warm-up. The rows are computed when they are asked for.
 */
public final class SeriesTable {
    /** The series of a run that takes no samples. */
    public static final SeriesTable NONE = new SeriesTable(Optional.empty(), 0, 0, TimeBase.SECONDS);

    static final String DIGEST = "digest";

    /** No column of a statistic has such a name: they have a dot. */
    private static final String EVENTS = "events";

    private final Optional<StatisticSeries> series;
    private final long warmUpTicks;
    private final long sampleTicks;
    private final TimeBase timeBase;

    /** The columns of all rows that were computed; a row has none for a figure that does not exist in it. */
    private final Set<String> columns = new LinkedHashSet<>();

    private SeriesTable(Optional<StatisticSeries> series, long warmUpTicks, long sampleTicks, TimeBase timeBase) {
        this.series = series;
        this.warmUpTicks = warmUpTicks;
        this.sampleTicks = sampleTicks;
        this.timeBase = timeBase;
    }

    /**
     * Makes the table of a run.
     *
     * @param statistics statistics of the run.
     * @param warmUpTicks when measuring began.
     * @param sampleTicks time from sample to sample.
     * @param timeBase time base of the model.
     * @return the table, without rows where the run takes no samples.
     */
    public static SeriesTable of(StatisticSet statistics, long warmUpTicks, long sampleTicks, TimeBase timeBase) {
        return new SeriesTable(statistics.series(), warmUpTicks, sampleTicks, timeBase);
    }

    /**
     * Returns how many rows there are.
     *
     * @return the number of samples that were taken.
     */
    public int rows() {
        return series.map(StatisticSeries::taken).orElse(0);
    }

    /**
     * Gives each row: the time in units of the model, and the figures by the names of their columns: {@code events}, which were
     * handled in the interval, {@code digest} of all events up to its end, and {@code statistic.field}.
     * A figure that does not exist, such as the mean of no values, has no column in that row.
     *
     * @param row takes the rows in the order of time.
     */
    public void forEach(BiConsumer<Double, Map<String, Number>> row) {
        int rows = rows();
        for (int index = 0; index < rows; index++) {
            Map<String, Number> figures = between(index, index + 1);
            columns.addAll(figures.keySet());
            row.accept(timeBase.toUnits((index + 1) * sampleTicks), figures);
        }
    }

    /** Returns the first row of which nothing was recorded in the warm-up. */
    int firstRow() {
        return sampleTicks == 0 ? 0 : (int) Math.min(rows(), (warmUpTicks + sampleTicks - 1) / sampleTicks);
    }

    /** Returns when a row begins, in units of the model. */
    double beginOf(int row) {
        return timeBase.toUnits(row * sampleTicks);
    }

    /** Returns what was recorded in the rows from one to another, which is left out, by the names of the columns. */
    Map<String, Number> between(int begin, int end) {
        StatisticSeries.Interval interval = series.orElseThrow().between(range(begin, end));
        Map<String, Number> figures = new LinkedHashMap<>();
        // Events are not forgotten at the end of the warm-up.
        figures.put(
                EVENTS,
                interval.events() - (begin == 0 ? 0 : series.orElseThrow().eventsAt(begin - 1)));
        figures.put(DIGEST, interval.digest());
        interval.figures()
                .forEach((name, fields) -> fields.forEach((field, value) -> figures.put(name + '.' + field, value)));
        return figures;
    }

    /** Returns the mean of a statistic in the rows from one to another, which is left out; empty where there is none. */
    Optional<Number> mean(Statistic statistic, int begin, int end) {
        return series.orElseThrow().mean(statistic.name(), range(begin, end));
    }

    private SeriesRange range(int begin, int end) {
        long beginTicks = begin * sampleTicks;
        long endTicks = end * sampleTicks;
        boolean measuringBegan = beginTicks <= warmUpTicks && warmUpTicks < endTicks;
        return new SeriesRange(begin, end - 1, measuringBegan, measuringBegan ? warmUpTicks : beginTicks, endTicks);
    }

    /** Writes all rows as CSV (RFC 4180). */
    void writeTo(OutputStream out) throws IOException {
        if (columns.isEmpty()) {
            forEach((time, figures) -> {});
        }
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        List<String> header = new ArrayList<>(List.of("time"));
        columns.forEach(column -> header.add(CsvText.of(column)));
        text.write(String.join(",", header) + CsvText.LINE_END);
        int rows = rows();
        for (int index = 0; index < rows; index++) {
            text.write(line(timeBase.toUnits((index + 1) * sampleTicks), between(index, index + 1)));
        }
        text.flush();
    }

    private String line(double time, Map<String, Number> figures) {
        StringBuilder line = new StringBuilder().append(time);
        for (String column : columns) {
            Number value = figures.get(column);
            line.append(',').append(text(column, value));
        }
        return line.append(CsvText.LINE_END).toString();
    }

    private static String text(String column, Number value) {
        if (value == null) {
            return "";
        }
        return column.equals(DIGEST) ? String.format("%016x", value.longValue()) : CsvText.of(value);
    }
}
