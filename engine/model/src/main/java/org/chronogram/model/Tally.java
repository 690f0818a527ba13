package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Count, mean, standard deviation, smallest and largest of integer values, such as durations in ticks.
 *
 * <p>Sums are kept in 128 bits, so the result is exact and does not depend on the order of recording. Not thread safe;
 * each partition has its own.
 */
public final class Tally extends Statistic {
    private final long countsPerUnit;
    private final Sum128 sum = new Sum128();
    private final Sum128 sumOfSquares = new Sum128();
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    /**
     * Creates an empty tally.
     *
     * @param name name of the result.
     * @param unit the unit in which it is reported.
     * @param countsPerUnit recorded counts per unit.
     */
    public Tally(String name, String unit, long countsPerUnit) {
        super(name, unit);
        require(
                countsPerUnit > 0,
                "the tally '" + name + "' has " + countsPerUnit + " counts per unit: expected at least 1");
        this.countsPerUnit = countsPerUnit;
    }

    /**
     * Records a value.
     *
     * @param value the value.
     * @throws ArithmeticException when the sum of squares exceeds 128 bits.
     */
    public void record(long value) {
        count++;
        sum.add(value);
        sumOfSquares.addProduct(value, value);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /**
     * Returns how many values were recorded.
     *
     * @return the count.
     */
    public long count() {
        return count;
    }

    /**
     * Returns the mean.
     *
     * @return the mean in units; NaN when nothing was recorded.
     */
    public double mean() {
        return count == 0 ? Double.NaN : ratio(sum.toBigInteger(), BigInteger.valueOf(count)) / countsPerUnit;
    }

    /**
     * Returns the standard deviation of the values.
     *
     * @return the unbiased estimate in units; NaN for fewer than two values.
     */
    public double standardDeviation() {
        if (count < 2) {
            return Double.NaN;
        }
        BigInteger n = BigInteger.valueOf(count);
        BigInteger total = sum.toBigInteger();
        BigInteger numerator = sumOfSquares.toBigInteger().multiply(n).subtract(total.multiply(total));
        return Math.sqrt(ratio(numerator, n.multiply(n.subtract(BigInteger.ONE)))) / countsPerUnit;
    }

    static double ratio(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        Map<String, Number> summary = new LinkedHashMap<>();
        summary.put("count", count);
        if (count > 0) {
            summary.put("mean", mean());
            summary.put("min", (double) min / countsPerUnit);
            summary.put("max", (double) max / countsPerUnit);
        }
        if (count > 1) {
            summary.put("standardDeviation", standardDeviation());
        }
        return summary;
    }

    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        Tally before = (Tally) begin;
        Map<String, Number> figures = new LinkedHashMap<>();
        long recorded = count - before.count;
        figures.put("count", recorded);
        if (recorded > 0) {
            BigInteger recordedSum = sum.toBigInteger().subtract(before.sum.toBigInteger());
            figures.put("mean", ratio(recordedSum, BigInteger.valueOf(recorded)) / countsPerUnit);
        }
        return figures;
    }

    @Override
    String kind() {
        return "tally with " + countsPerUnit + " counts per unit";
    }

    @Override
    boolean isEmpty() {
        return count == 0;
    }

    @Override
    void clear() {
        count = 0;
        sum.clear();
        sumOfSquares.clear();
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
    }

    @Override
    Statistic emptyCopy() {
        return new Tally(name(), unit(), countsPerUnit);
    }

    @Override
    void mergeFrom(Statistic other) {
        Tally tally = (Tally) other;
        count += tally.count;
        sum.add(tally.sum);
        sumOfSquares.add(tally.sumOfSquares);
        min = Math.min(min, tally.min);
        max = Math.max(max, tally.max);
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        out.writeLong(count);
        sum.write(out);
        sumOfSquares.write(out);
        out.writeLong(min);
        out.writeLong(max);
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        count += in.readLong();
        sum.merge(in);
        sumOfSquares.merge(in);
        min = Math.min(min, in.readLong());
        max = Math.max(max, in.readLong());
    }
}
