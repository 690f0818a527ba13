package org.chronogram.kernel;

import org.chronogram.model.RandomStream;
import org.chronogram.model.TimeBase;

/**
 * The LP whose turn it is: its id, the time, and its stream, sequence and digest, which are kept in fields from {@link
 * #activate} to {@link #deactivate}. They are fields of the object that sends the events of the LP, not of one beside it, so
 * that no event has to follow one more reference. Not thread safe.
 */
abstract sealed class ExecutingLp permits ActiveProcess {
    private final LpDirectory directory;
    private final LpStates states;
    private final TimeBase timeBase;
    private final LpRandomStream random = new LpRandomStream();

    private int index;
    private int self = -1;
    private int sequence;
    private long digest;
    private long now;

    ExecutingLp(LpDirectory directory, LpStates states, TimeBase timeBase) {
        this.directory = directory;
        this.states = states;
        this.timeBase = timeBase;
    }

    final void activate(int newIndex) {
        states.loadStream(newIndex, random);
        digest = states.digest(newIndex);
        sequence = states.sequence(newIndex);
        index = newIndex;
        self = directory.lpAt(newIndex);
    }

    /** Ends the turn of the LP, in which it has handled so many events. */
    final void deactivate(long handled) {
        states.store(index, random, digest, sequence, handled);
    }

    /** Moves to the time of an event and adds the event to the digest. */
    final void beginEvent(long[] words, int offset) {
        now = EventLayout.time(words, offset);
        digest = Digest.update(digest, words, offset, EventLayout.lengthWords(words, offset));
    }

    final void now(long ticks) {
        now = ticks;
    }

    /** Returns the number that the next event that the LP sends will have. */
    final int sequence() {
        return sequence;
    }

    /** Returns the number of an event that the LP sends now. */
    final int nextSequence() {
        return sequence++;
    }

    /** Returns the random stream of the LP. */
    final LpRandomStream stream() {
        return random;
    }

    /** Returns the local index of the LP. */
    final int index() {
        return index;
    }

    public final int self() {
        return self;
    }

    public final long now() {
        return now;
    }

    public final RandomStream random() {
        return random;
    }

    /** Names the LP and the time, for messages. */
    final String where() {
        return SendRules.where(self, now, timeBase);
    }
}
