package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A value that changes in steps, and whose mean over time is reported. It starts at zero at time 0; every LP adds its
 * changes, so the value is the sum over all LPs.
 *
 * <p>The integral up to the end T is the sum over all changes of change × (T − time of the change), which needs no order
 * and is kept exactly. Where measuring begins anew after a warm-up, the value counts as a change at that time. Not thread safe; each partition has its own.
 */
public final class TimeWeighted extends Statistic {
    private final Sum128 changeTimesTicks = new Sum128();
    private LongSupplier clock;
    private long value;
    private long sinceTicks;

    /**
     * Creates a value of zero.
     *
     * @param name name of the result.
     * @param unit the unit of the value.
     */
    public TimeWeighted(String name, String unit) {
        super(name, unit);
    }

    /**
     * Changes the value.
     *
     * @param nowTicks time of the change in ticks: {@link EventContext#now()}.
     * @param change number that is added to the value.
     * @throws IllegalArgumentException when another time is given.
     * @throws ArithmeticException when the value exceeds 64 bits.
     */
    public void add(long nowTicks, long change) {
        if (nowTicks < 0 || (clock != null && clock.getAsLong() != nowTicks)) {
            throw wrongTime(nowTicks);
        }
        value = sum(value, change);
        changeTimesTicks.addProduct(change, nowTicks);
    }

    private long sum(long before, long change) {
        long sum = before + change;
        if (exceeds64Bits(before, change, sum)) {
            throw new ArithmeticException("the time-weighted value '" + name() + "' exceeds 64 bits: found " + before
                    + " and a change of " + change);
        }
        return sum;
    }

    private IllegalArgumentException wrongTime(long ticks) {
        String now = clock == null ? "a time from 0 on" : "the current time, " + clock.getAsLong() + " ticks";
        return new IllegalArgumentException("the time-weighted value '" + name() + "' cannot change at " + ticks
                + " ticks: expected " + now + ", which EventContext.now() returns");
    }

    /** Sets the clock with which the time of every later change must agree. */
    void useClock(LongSupplier nowTicks) {
        clock = nowTicks;
    }

    /**
     * Returns the value after the last change.
     *
     * @return the value.
     */
    public long value() {
        return value;
    }

    /**
     * Returns the mean over time.
     *
     * @param endTicks end of the time over which the mean is taken, not before the last change.
     * @return the mean from time 0, or from the end of the warm-up; NaN when {@code endTicks} is not after that.
     */
    public double mean(long endTicks) {
        return endTicks <= sinceTicks
                ? Double.NaN
                : Tally.ratio(integral(endTicks), BigInteger.valueOf(endTicks - sinceTicks));
    }

    private BigInteger integral(long endTicks) {
        return BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(endTicks))
                .subtract(changeTimesTicks.toBigInteger());
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        Map<String, Number> summary = new LinkedHashMap<>();
        if (endTicks > sinceTicks) {
            summary.put("mean", mean(endTicks));
        }
        summary.put("last", value);
        return summary;
    }

    @Override
    String kind() {
        return "time-weighted value";
    }

    @Override
    boolean isEmpty() {
        return value == 0 && changeTimesTicks.isZero();
    }

    @Override
    void clear() {
        value = 0;
        sinceTicks = 0;
        changeTimesTicks.clear();
    }

    @Override
    void restart(long nowTicks) {
        sinceTicks = nowTicks;
        changeTimesTicks.clear();
        changeTimesTicks.addProduct(value, nowTicks);
    }

    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        BigInteger integral = integral(endTicks).subtract(((TimeWeighted) begin).integral(beginTicks));
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("mean", Tally.ratio(integral, BigInteger.valueOf(endTicks - beginTicks)));
        figures.put("last", value);
        return figures;
    }

    @Override
    Statistic emptyCopy() {
        return new TimeWeighted(name(), unit());
    }

    @Override
    void mergeFrom(Statistic other) {
        TimeWeighted timeWeighted = (TimeWeighted) other;
        sinceTicks = Math.max(sinceTicks, timeWeighted.sinceTicks);
        value = sum(value, timeWeighted.value);
        changeTimesTicks.add(timeWeighted.changeTimesTicks);
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        out.writeLong(sinceTicks);
        out.writeLong(value);
        changeTimesTicks.write(out);
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        sinceTicks = Math.max(sinceTicks, in.readLong());
        value = sum(value, in.readLong());
        changeTimesTicks.merge(in);
    }
}
