package org.chronogram.kernel;

import org.chronogram.model.RandomStream;

/** Makes streams of random numbers outside of a run. */
public final class RandomStreams {
    private RandomStreams() {}

    /**
     * Makes the stream that an LP has in a run.
     *
     * @param seed seed of the run.
     * @param replication number of the replication.
     * @param lp id of the LP.
     * @return the stream, at its start.
     */
    public static RandomStream of(long seed, int replication, int lp) {
        long[] state = new long[2];
        LpRandomStream.seed(state, 0, seed, replication, lp);
        LpRandomStream stream = new LpRandomStream();
        stream.state0 = state[0];
        stream.state1 = state[1];
        return stream;
    }
}
