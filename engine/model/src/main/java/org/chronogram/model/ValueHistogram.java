package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * A histogram of integer values of at least 0 with three significant decimal digits, on HdrHistogram. Not thread safe;
 * each partition has its own.
 */
public final class ValueHistogram extends Statistic {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final int PIECE_BYTES = 1 << 16;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private final long countsPerUnit;
    private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);

    /** Kept, as it can take 200 kB, and a series has many samples. */
    private ByteBuffer encoded = ByteBuffer.allocate(0);

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
            for (double percent : PERCENTILES) {
                String label = percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
                summary.put("p" + label, percentile(percent));
            }
            summary.put("max", (double) histogram.getMaxValue() / countsPerUnit);
        }
        return summary;
    }

    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        ValueHistogram recorded = new ValueHistogram(name(), unit(), countsPerUnit);
        recorded.histogram.add(histogram);
        recorded.histogram.subtract(((ValueHistogram) begin).histogram);
        Map<String, Number> figures = recorded.summary(endTicks);
        figures.remove("min");
        figures.remove("max");
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
    }

    @Override
    Statistic emptyCopy() {
        return new ValueHistogram(name(), unit(), countsPerUnit);
    }

    @Override
    void mergeFrom(Statistic other) {
        histogram.add(((ValueHistogram) other).histogram);
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        if (encoded.capacity() < histogram.getNeededByteBufferCapacity()) {
            encoded = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        }
        ByteBuffer buffer = encoded.clear();
        int length = histogram.encodeIntoByteBuffer(buffer);
        out.writeInt(length);
        out.write(buffer.array(), 0, length);
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        histogram.add(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(readBytes(in, in.readInt())), 0));
    }

    /** Reads bytes; allocates memory only for bytes that exist, because the length may be wrong. */
    static byte[] readBytes(DataInput in, int length) throws IOException {
        if (length < 0) {
            throw new IOException("a histogram of " + length + " bytes");
        }
        byte[] bytes = new byte[Math.min(length, PIECE_BYTES)];
        in.readFully(bytes);
        while (bytes.length < length) {
            int read = bytes.length;
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
            in.readFully(bytes, read, bytes.length - read);
        }
        return bytes;
    }
}
