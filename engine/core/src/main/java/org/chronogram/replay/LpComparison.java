package org.chronogram.replay;

import java.util.Arrays;
import java.util.BitSet;
import org.chronogram.kernel.KernelState;

/** By which of the words that the engine keeps for each LP two runs are compared at a time that both have reached. */
enum LpComparison {
    /** Events handled, events sent and random numbers drawn. */
    ALL(0, 1, KernelState.DIGEST_WORD, KernelState.WORDS_PER_LP - 1),
    /** Events handled and how many were sent: for runs whose random streams differ from their start. */
    EVENTS_AND_SENDS(KernelState.DIGEST_WORD, KernelState.WORDS_PER_LP - 1),
    /** Events handled. */
    EVENTS(KernelState.DIGEST_WORD);

    private final int[] words;

    LpComparison(int... words) {
        this.words = words;
    }

    /**
     * Finds the LPs that differ. An LP that only one of the runs has differs when it has done something.
     *
     * @return their ids in ascending order; both runs have all of their LPs in one partition.
     */
    int[] differing(KernelState one, KernelState other) {
        long[] ones = one.lpWords();
        long[] others = other.lpWords();
        int common = Math.min(ones.length, others.length);
        BitSet found = new BitSet();
        // Most comparisons find nothing, and comparing whole arrays is fast.
        if (ones.length != others.length || Arrays.mismatch(ones, others) >= 0) {
            for (int first = 0; first < common; first += KernelState.WORDS_PER_LP) {
                if (differs(ones, others, first)) {
                    found.set(first / KernelState.WORDS_PER_LP);
                }
            }
            addActive(ones, common, found);
            addActive(others, common, found);
        }
        return found.stream().toArray();
    }

    private boolean differs(long[] ones, long[] others, int first) {
        for (int word : words) {
            if (ones[first + word] != others[first + word]) {
                return true;
            }
        }
        return false;
    }

    private static void addActive(long[] all, int from, BitSet found) {
        for (int first = from; first < all.length; first += KernelState.WORDS_PER_LP) {
            if (all[first + KernelState.DIGEST_WORD] != 0 || all[first + KernelState.WORDS_PER_LP - 1] != 0) {
                found.set(first / KernelState.WORDS_PER_LP);
            }
        }
    }
}
