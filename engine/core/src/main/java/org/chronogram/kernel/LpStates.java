package org.chronogram.kernel;

import org.chronogram.model.DigestSeries;

/**
 * The words that the engine keeps for each LP of a partition: two of the random stream, the digest of the events that the
 * LP has handled, and one that has the sequence of the next event that it sends in its lower half, and in its upper half how
 * many events it has handled. They lie LP by LP, in the order of local indices. The words of the active LP are in {@link
 * ExecutingLp} and are put back here when its turn ends. Not thread safe.
 *
 * <p>Counting costs nothing for each event: the kernel adds up the events of a turn of an LP, and a word is written anyway.
 */
final class LpStates {
    static final int WORDS_PER_LP = 4;
    static final int DIGEST_WORD = 2;
    private static final int SEQUENCE_WORD = 3;
    private static final long MOST_EVENTS = 0xFFFF_FFFFL;

    private final LpDirectory directory;
    private final long[] words;

    LpStates(LpDirectory directory, long seed, int replication) {
        this.directory = directory;
        words = new long[Math.multiplyExact(directory.size(), WORDS_PER_LP)];
        for (int index = 0; index < directory.size(); index++) {
            LpRandomStream.seed(words, index * WORDS_PER_LP, seed, replication, directory.lpAt(index));
        }
    }

    void loadStream(int index, LpRandomStream stream) {
        stream.state0 = words[index * WORDS_PER_LP];
        stream.state1 = words[index * WORDS_PER_LP + 1];
    }

    long digest(int index) {
        return words[index * WORDS_PER_LP + DIGEST_WORD];
    }

    int sequence(int index) {
        return (int) words[index * WORDS_PER_LP + SEQUENCE_WORD];
    }

    /** Returns how many events the LP has handled; 2^32 - 1 stands for that many and more. */
    long handled(int index) {
        return words[index * WORDS_PER_LP + SEQUENCE_WORD] >>> Integer.SIZE;
    }

    /**
     * Puts back the words of an LP whose turn has ended.
     *
     * @param handledNow how many events it has handled in this turn.
     */
    void store(int index, LpRandomStream stream, long digest, int sequence, long handledNow) {
        int word = index * WORDS_PER_LP;
        long handled = Math.min(MOST_EVENTS, handled(index) + handledNow);
        words[word] = stream.state0;
        words[word + 1] = stream.state1;
        words[word + DIGEST_WORD] = digest;
        words[word + SEQUENCE_WORD] = handled << Integer.SIZE | Integer.toUnsignedLong(sequence);
    }

    /** Reads the first and the last word of an LP, which brings all of them into the cache, and returns their sum. */
    long touch(int index) {
        int word = index * WORDS_PER_LP;
        return words[word] + words[word + WORDS_PER_LP - 1];
    }

    /** Returns the share of this partition in the digest of the run. */
    long digestOfAll() {
        long sum = 0;
        for (int index = 0; index < directory.size(); index++) {
            sum += Digest.contribution(directory.lpAt(index), digest(index));
        }
        return sum;
    }

    /** Returns the share of this partition in the digest of each group of LPs. */
    long[] digestOfGroups() {
        long[] sums = new long[DigestSeries.GROUPS];
        int logicalProcesses = directory.logicalProcesses();
        for (int index = 0; index < directory.size(); index++) {
            int lp = directory.lpAt(index);
            sums[DigestSeries.groupOf(lp, logicalProcesses)] += Digest.contribution(lp, digest(index));
        }
        return sums;
    }

    /** Returns the words themselves. */
    long[] words() {
        return words;
    }
}
