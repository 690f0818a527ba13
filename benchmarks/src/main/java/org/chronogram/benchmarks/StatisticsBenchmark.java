package org.chronogram.benchmarks;

import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.chronogram.model.Counter;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.ValueHistogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recording one value. The statistics of a model are exact sums of whole numbers, so that partitions merge to the same
 * result in any order; the plain ones beside them are not, but for the counter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatisticsBenchmark {
    private static final int VALUES = 1 << 12;

    private final long[] values =
            new SplittableRandom(1).longs(VALUES, 0, 10_000_000).toArray();
    private int next;

    private final Counter counter = new Counter("counter", "");
    private final Tally tally = new Tally("tally", "", 1);
    private final ValueHistogram histogram = new ValueHistogram("histogram", "", 1);
    private final TimeWeighted timeWeighted = new TimeWeighted("level", "");

    private long plainCount;
    private double plainSum;
    private double plainSumOfSquares;
    private final LongSummaryStatistics summary = new LongSummaryStatistics();
    private final Histogram hdr = new Histogram(3);
    private long now;

    private long nextValue() {
        return values[++next & (VALUES - 1)];
    }

    /** A count. */
    @Benchmark
    public void counter() {
        counter.increment();
    }

    /**
     * A count in a field.
     *
     * @return the count.
     */
    @Benchmark
    public long counterPlain() {
        return ++plainCount;
    }

    /** Count, exact sum and sum of squares, smallest and largest. */
    @Benchmark
    public void tally() {
        tally.record(nextValue());
    }

    /** Count, sum, smallest and largest by the JDK: no sum of squares, and overflow goes unnoticed. */
    @Benchmark
    public void tallySummaryStatistics() {
        summary.accept(nextValue());
    }

    /**
     * Sum and sum of squares as doubles.
     *
     * @return both.
     */
    @Benchmark
    public double tallyPlain() {
        double value = (double) nextValue();
        plainSum += value;
        plainSumOfSquares += value * value;
        return plainSum + plainSumOfSquares;
    }

    /** A histogram. */
    @Benchmark
    public void histogram() {
        histogram.record(nextValue());
    }

    /** A histogram without the wrapper. */
    @Benchmark
    public void histogramPlain() {
        hdr.recordValue(nextValue());
    }

    /** A level that changes, weighted by time. */
    @Benchmark
    public void timeWeighted() {
        now += 1_000;
        timeWeighted.add(now, (nextValue() & 2) - 1);
    }
}
