package org.chronogram.kernel;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
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
 * Random numbers of an LP beside those of the JDK and the same generator in Apache Commons RNG. {@code draw} includes
 * what an event costs an LP: finding its state among those of 65,536 LPs and putting it back.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RandomStreamBenchmark {
    private static final int LPS = 1 << 16;
    private static final double MEAN_TICKS = 900_000_000;

    private final LpRandomStream stream = new LpRandomStream();
    private final SplittableRandom splittable = new SplittableRandom(1);
    private final UniformRandomProvider commons = RandomSource.XO_RO_SHI_RO_128_PP.create(1L);
    private final SharedStateContinuousSampler ziggurat = ZigguratSampler.Exponential.of(commons);
    private final long[] states = new long[2 * LPS];
    private final SplittableRandom[] splittables = new SplittableRandom[LPS];
    private int lp;

    /** Seeds all streams. */
    public RandomStreamBenchmark() {
        long[] first = new long[2];
        LpRandomStream.seed(first, 0, 1, 0, 0);
        stream.state0 = first[0];
        stream.state1 = first[1];
        for (int i = 0; i < LPS; i++) {
            LpRandomStream.seed(states, 2 * i, 1, 0, i);
            splittables[i] = splittable.split();
        }
    }

    /**
     * 64 bits.
     *
     * @return random bits.
     */
    @Benchmark
    public long bits() {
        return stream.nextLong();
    }

    /**
     * 64 bits from the JDK.
     *
     * @return random bits.
     */
    @Benchmark
    public long bitsSplittable() {
        return splittable.nextLong();
    }

    /**
     * 64 bits from Commons RNG.
     *
     * @return random bits.
     */
    @Benchmark
    public long bitsCommons() {
        return commons.nextLong();
    }

    /**
     * A double and an index below a bound that is no power of two, as PHOLD draws a destination.
     *
     * @return a number that depends on both.
     */
    @Benchmark
    public double destination() {
        return stream.nextDouble() + stream.nextInt(1_000_003);
    }

    /**
     * The same from the JDK.
     *
     * @return a number that depends on both.
     */
    @Benchmark
    public double destinationSplittable() {
        return splittable.nextDouble() + splittable.nextInt(1_000_003);
    }

    /**
     * An exponential delay, by a ziggurat.
     *
     * @return a delay in ticks.
     */
    @Benchmark
    public long delay() {
        return stream.nextExponentialTicks(MEAN_TICKS);
    }

    /**
     * An exponential delay, by inversion from the JDK.
     *
     * @return a delay in ticks.
     */
    @Benchmark
    public long delaySplittable() {
        return (long) (-MEAN_TICKS * Math.log(1 - splittable.nextDouble()));
    }

    /**
     * An exponential delay from Commons RNG.
     *
     * @return a delay in ticks.
     */
    @Benchmark
    public long delayCommons() {
        return (long) (MEAN_TICKS * ziggurat.sample());
    }

    /**
     * Activate an LP, draw 64 bits, and put its state back.
     *
     * @return random bits.
     */
    @Benchmark
    public long draw() {
        int state = 2 * nextLp();
        stream.state0 = states[state];
        stream.state1 = states[state + 1];
        long drawn = stream.nextLong();
        states[state] = stream.state0;
        states[state + 1] = stream.state1;
        return drawn;
    }

    /**
     * Draw 64 bits from an object for each LP.
     *
     * @return random bits.
     */
    @Benchmark
    public long drawSplittable() {
        return splittables[nextLp()].nextLong();
    }

    /** Goes to and fro among the LPs, with a step that is coprime to their number. */
    private int nextLp() {
        lp = (lp + 40_503) & (LPS - 1);
        return lp;
    }
}
