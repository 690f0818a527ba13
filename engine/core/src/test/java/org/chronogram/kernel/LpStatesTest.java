package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Partition 1 of 2, with LPs 5 to 9. */
final class LpStatesTest {
    private final LpStates states = new LpStates(LpDirectory.ofBlocks(10, 2, 1), -7, 3);
    private final LpRandomStream stream = new LpRandomStream();

    private void store(int index, long state0, long state1, long digest, int sequence) {
        stream.state0 = state0;
        stream.state1 = state1;
        states.store(index, stream, digest, sequence, 0);
    }

    @Test
    void shouldSeedTheStreamOfEachLpByItsId() {
        for (int index = 0; index < 5; index++) {
            long[] expected = new long[2];
            LpRandomStream.seed(expected, 0, -7, 3, 5 + index);
            states.loadStream(index, stream);
            assertArrayEquals(expected, new long[] {stream.state0, stream.state1});
            assertEquals(0, states.digest(index));
            assertEquals(0, states.sequence(index));
        }
    }

    @Test
    void shouldLoadWhatWasStored() {
        store(2, Long.MIN_VALUE, -1, -2, Integer.MIN_VALUE);
        store(3, 4, 5, Long.MAX_VALUE, -1);
        states.loadStream(2, stream);
        assertEquals(Long.MIN_VALUE, stream.state0);
        assertEquals(-1, stream.state1);
        assertEquals(-2, states.digest(2));
        assertEquals(Integer.MIN_VALUE, states.sequence(2));
        assertEquals(-1, states.sequence(3));
        assertEquals(Long.MAX_VALUE, states.digest(3));
    }

    @Test
    void shouldKeepTheWordsOfEachLpTogether() {
        store(4, 11, 12, 13, 14);
        assertEquals(5 * LpStates.WORDS_PER_LP, states.words().length);
        long[] ofLast = Arrays.copyOfRange(states.words(), 4 * LpStates.WORDS_PER_LP, 5 * LpStates.WORDS_PER_LP);
        assertArrayEquals(new long[] {11, 12, 13, 14}, ofLast);
        assertEquals(13, ofLast[LpStates.DIGEST_WORD]);
        assertEquals(11 + 14, states.touch(4));
    }

    @Test
    void shouldAddUpTheEventsOfTheTurnsOfAnLp() {
        states.store(1, stream, 0, -1, 5);
        states.store(1, stream, 0, Integer.MIN_VALUE, 7);
        states.store(2, stream, 0, 9, 1);
        assertEquals(12, states.handled(1));
        assertEquals(Integer.MIN_VALUE, states.sequence(1));
        assertEquals(1, states.handled(2));
        assertEquals(0, states.handled(0));
    }

    @Test
    void shouldStopCountingAtTheLargestNumberOfEvents() {
        states.store(1, stream, 0, 3, 0xFFFF_FFFEL);
        states.store(1, stream, 0, 3, 1);
        states.store(1, stream, 0, 3, 1);
        assertEquals(0xFFFF_FFFFL, states.handled(1));
        assertEquals(3, states.sequence(1));
    }

    /** Which partition an LP is in does not show in the sum over all partitions. */
    @Test
    void shouldFoldDigestsByTheIdsOfLps() {
        LpStates all = new LpStates(LpDirectory.ofBlocks(10, 1, 0), -7, 3);
        for (int lp = 5; lp < 10; lp++) {
            store(lp - 5, 0, 0, lp * 77L, 0);
            all.store(lp, stream, lp * 77L, 0, 0);
        }
        long sumOfOthers = new LpStates(LpDirectory.ofBlocks(10, 2, 0), -7, 3).digestOfAll();
        assertEquals(all.digestOfAll(), sumOfOthers + states.digestOfAll());
    }
}
