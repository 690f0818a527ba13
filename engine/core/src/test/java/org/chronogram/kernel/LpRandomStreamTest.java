package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LpRandomStreamTest {
    private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private static long[] state(long seed, int replication, int lp) {
        long[] state = new long[2];
        LpRandomStream.seed(state, 0, seed, replication, lp);
        return state;
    }

    private static LpRandomStream stream(long seed, int replication, int lp) {
        long[] state = state(seed, replication, lp);
        LpRandomStream stream = new LpRandomStream();
        stream.state0 = state[0];
        stream.state1 = state[1];
        return stream;
    }

    @Test
    void shouldDrawWhatThePublishedGeneratorDraws() {
        for (int seed = 0; seed < 100; seed++) {
            long[] state = state(seed, 3, seed * 7);
            LpRandomStream stream = stream(seed, 3, seed * 7);
            XoRoShiRo128PlusPlus published = new XoRoShiRo128PlusPlus(state[0], state[1]);
            for (int i = 0; i < 1000; i++) {
                assertEquals(published.nextLong(), stream.nextLong(), "seed=" + seed + " draw=" + i);
            }
        }
    }

    /** The definition in the paper, on unbounded integers. */
    @Test
    void shouldDrawWhatTheDefinitionSays() {
        long[] state = state(11, 0, 0);
        LpRandomStream stream = stream(11, 0, 0);
        BigInteger s0 = BigInteger.valueOf(state[0]).and(MASK);
        BigInteger s1 = BigInteger.valueOf(state[1]).and(MASK);
        for (int i = 0; i < 1000; i++) {
            BigInteger result = rotate(s0.add(s1).and(MASK), 17).add(s0).and(MASK);
            assertEquals(result.longValue(), stream.nextLong(), "draw=" + i);
            BigInteger mixed = s0.xor(s1);
            s0 = rotate(s0, 49).xor(mixed).xor(mixed.shiftLeft(21).and(MASK));
            s1 = rotate(mixed, 28);
        }
    }

    private static BigInteger rotate(BigInteger value, int bits) {
        return value.shiftLeft(bits).or(value.shiftRight(64 - bits)).and(MASK);
    }

    /** The initial states are part of the contract: a run must give the same result on every version. */
    @Test
    void shouldSeedAsRecorded() {
        long[] state = state(42, 1, 7);
        assertEquals("fabea9e693c672f", Long.toHexString(state[0]));
        assertEquals("de8ea4aaa18a4e9a", Long.toHexString(state[1]));
    }

    @Test
    void shouldGiveEveryLpAStateOfItsOwn() {
        Set<Long> first = new HashSet<>();
        Set<Long> second = new HashSet<>();
        for (int lp = 0; lp < 100_000; lp++) {
            long[] state = state(5, 0, lp);
            assertTrue(first.add(state[0]), "lp=" + lp);
            assertTrue(second.add(state[1]), "lp=" + lp);
            assertTrue((state[0] | state[1]) != 0, "lp=" + lp);
        }
    }

    @Test
    void shouldGiveOtherStreamsToOtherSeedsAndReplications() {
        Set<Long> draws = new HashSet<>();
        for (long seed = -50; seed < 50; seed++) {
            for (int replication = 0; replication < 30; replication++) {
                for (int lp = 0; lp < 30; lp++) {
                    String message = "seed=" + seed + " replication=" + replication + " lp=" + lp;
                    assertTrue(draws.add(stream(seed, replication, lp).nextLong()), message);
                }
            }
        }
    }

    /** Bits of neighbouring LPs, seeds and replications agree about as often as those of fair coins. */
    @Test
    void shouldNotCorrelateNeighbours() {
        long differing = 0;
        int pairs = 0;
        for (int i = 0; i < 2000; i++) {
            long draw = stream(i, i, i).nextLong();
            differing += Long.bitCount(draw ^ stream(i, i, i + 1).nextLong());
            differing += Long.bitCount(draw ^ stream(i, i + 1, i).nextLong());
            differing += Long.bitCount(draw ^ stream(i + 1, i, i).nextLong());
            pairs += 3;
        }
        assertEquals(32.0, (double) differing / pairs, 0.3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 250, 1e9})
    void shouldDrawExponentialsWithTheirMeanAndVariance(double mean) {
        LpRandomStream stream = stream(9, 0, 1);
        int draws = 1_000_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double value = stream.nextExponential(mean) / mean;
            assertTrue(value >= 0, "draw=" + i);
            sum += value;
            squares += value * value;
        }
        double average = sum / draws;
        assertEquals(1, average, 0.005);
        assertEquals(1, squares / draws - average * average, 0.015);
    }

    @Test
    void shouldRoundExponentialTicksDown() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            double mean = random.nextDouble() * 1000;
            long expected = (long) Math.floor(stream(i, 0, 0).nextExponential(mean));
            assertEquals(expected, stream(i, 0, 0).nextExponentialTicks(mean), "i=" + i);
        }
        assertEquals(0, stream(1, 0, 0).nextExponentialTicks(0));
    }

    /** A stream keeps nothing but its two words of state, so that one object can serve all LPs in turn. */
    @Test
    void shouldContinueFromItsStateAlone() {
        LpRandomStream shared = stream(1, 0, 0);
        LpRandomStream alone = stream(1, 0, 0);
        for (int i = 0; i < 1000; i++) {
            assertEquals(alone.nextInt(), shared.nextInt());
            assertEquals(alone.nextBoolean(), shared.nextBoolean());
            assertEquals(alone.nextExponential(2), shared.nextExponential(2));
            long state0 = shared.state0;
            long state1 = shared.state1;
            shared.state0 = i;
            shared.state1 = 1;
            shared.nextInt();
            shared.nextBoolean();
            shared.state0 = state0;
            shared.state1 = state1;
        }
        assertNotEquals(0, shared.state0);
    }
}
