package org.chronogram.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Summarises intervals of a series. Not thread safe. */
final class SeriesReader {
    /** Events and digest are no statistics of the model. */
    private static final int FIRST_OF_MODEL = 2;

    private final StatisticSample[] samples;

    /** Used again for each range, as histograms are large. */
    private final List<Statistic> begin;

    private final List<Statistic> end;

    /** Creates a reader, for which there are two copies of the statistics in which nothing was recorded. */
    SeriesReader(StatisticSample[] samples, List<Statistic> begin, List<Statistic> end) {
        this.samples = samples;
        this.begin = begin;
        this.end = end;
    }

    StatisticSeries.Interval between(SeriesRange range) {
        readTotals(range);
        readRecent(range);
        Map<String, Map<String, Number>> figures = new LinkedHashMap<>();
        for (int i = FIRST_OF_MODEL; i < end.size(); i++) {
            figures.put(end.get(i).name(), figures(i, range));
        }
        return new StatisticSeries.Interval(((Counter) end.get(0)).count(), ((Counter) end.get(1)).count(), figures);
    }

    Optional<Number> mean(String statistic, SeriesRange range) {
        readTotals(range);
        return IntStream.range(FIRST_OF_MODEL, end.size())
                .filter(i -> end.get(i).name().equals(statistic))
                .mapToObj(i -> figures(i, range).get("mean"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Returns the sample of two partitions together. */
    StatisticSample merged(StatisticSample one, StatisticSample other) {
        end.forEach(Statistic::clear);
        return one.mergedWith(other, end);
    }

    private Map<String, Number> figures(int index, SeriesRange range) {
        return end.get(index).interval(begin.get(index), range.beginTicks(), range.endTicks());
    }

    private void readTotals(SeriesRange range) {
        begin.forEach(Statistic::clear);
        end.forEach(Statistic::clear);
        if (range.first() > 0 && !range.measuringBegan()) {
            samples[range.first() - 1].addTotals(begin);
        }
        samples[range.last()].addTotals(end);
    }

    private void readRecent(SeriesRange range) {
        for (int i = range.first(); i <= range.last(); i++) {
            if (samples[i] != null) {
                samples[i].addRecent(end);
            }
        }
    }
}
