package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * A histogram of integer values of at least 0 with three significant decimal digits, on HdrHistogram. Not thread safe;
 * each partition has its own.
 */
public final class ValueHistogram extends Statistic {
    static final int SIGNIFICANT_DIGITS = 3;

    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private final long countsPerUnit;
    private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);

    private final EncodedHistogram encoded = new EncodedHistogram();

    /** Null unless samples are taken. */
    private RecentValues recent;

    /**
     * Creates an empty histogram.
     *
     * @param name name of the result.
     * @param unit the unit in which it is reported.
     * @param countsPerUnit recorded counts per unit.
     */
    public ValueHistogram(String name, String unit, long countsPerUnit) {
        super(name, unit);
        require(
                countsPerUnit > 0,
                "the histogram '" + name + "' has " + countsPerUnit + " counts per unit: expected at least 1");
        this.countsPerUnit = countsPerUnit;
    }

    /**
     * Records a value.
     *
     * @param value the value, at least 0.
     */
    public void record(long value) {
        histogram.recordValue(value);
        if (recent != null) {
            recent.record(value);
        }
    }

    /**
     * Returns how many values were recorded.
     *
     * @return the count.
     */
    public long count() {
        return histogram.getTotalCount();
    }

    /**
     * Returns the value below or at which the given share of all values lies.
     *
     * @param percent the share in percent, from 0 to 100.
     * @return the value in units, to three digits.
     */
    public double percentile(double percent) {
        return (double) histogram.getValueAtPercentile(percent) / countsPerUnit;
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        Map<String, Number> summary = new LinkedHashMap<>();
        summary.put("count", count());
        if (count() > 0) {
            summary.put("min", (double) histogram.getMinValue() / countsPerUnit);
            putPercentiles(summary, histogram::getValueAtPercentile);
            summary.put("max", (double) histogram.getMaxValue() / countsPerUnit);
        }
        return summary;
    }

    private void putPercentiles(Map<String, Number> summary, DoubleToLongFunction valueAt) {
        for (double percent : PERCENTILES) {
            String label = percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
            summary.put("p" + label, (double) valueAt.applyAsLong(percent) / countsPerUnit);
        }
    }

    /** Needs {@link #keepRecent}, as samples have only what was recorded since the sample before. */
    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("count", recent.count());
        if (!recent.isEmpty()) {
            putPercentiles(figures, recent::percentile);
        }
        return figures;
    }

    @Override
    String kind() {
        return "histogram with " + countsPerUnit + " counts per unit";
    }

    @Override
    boolean isEmpty() {
        return count() == 0;
    }

    @Override
    void clear() {
        histogram.reset();
        if (recent != null) {
            recent.clear();
        }
    }

    @Override
    Statistic emptyCopy() {
        return new ValueHistogram(name(), unit(), countsPerUnit);
    }

    @Override
    void mergeFrom(Statistic other) {
        ValueHistogram added = (ValueHistogram) other;
        histogram.add(added.histogram);
        if (recent != null && added.recent != null) {
            recent.add(added.recent);
        }
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        encoded.write(histogram, out);
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        EncodedHistogram.read(in, histogram);
    }

    /** Keeps the values that are recorded from now on until they are written as a sample. */
    void keepRecent() {
        recent = new RecentValues();
    }

    /** Returns the values that were recorded since the last sample; null unless samples are taken. */
    RecentValues recent() {
        return recent;
    }
}
