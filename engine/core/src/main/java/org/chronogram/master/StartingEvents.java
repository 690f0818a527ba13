package org.chronogram.master;

import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.LpDirectory;
import org.chronogram.kernel.LpOwners;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.Pulse;
import org.chronogram.text.OneLine;

/**
 * The events that are pending when a run begins, as the LPs say when they are initialized. Of a model with very many LPs
 * only some are, spread evenly over the ids.
 *
 * @param events how many events the LPs that were initialized have created.
 * @param bytes what these take, with their payload.
 * @param initialized how many LPs were initialized.
 * @param lps how many LPs the model has.
 * @param fault why nothing is known; empty where it is.
 */
public record StartingEvents(long events, long bytes, int initialized, int lps, String fault) {
    private static final int MOST_INITIALIZED = 10_000;

    /**
     * Initializes LPs. The declaration cannot be used for a run after this.
     *
     * @param declaration the model.
     * @param seed seed of the run.
     * @param replication number of the replication.
     * @return their events.
     */
    static StartingEvents of(ModelDeclaration declaration, long seed, int replication) {
        int lps = declaration.logicalProcesses();
        int every = 1 + (lps - 1) / MOST_INITIALIZED;
        Counting counting = new Counting();
        try {
            Kernel kernel = new Kernel(
                    declaration,
                    everyOf(lps, every),
                    Long.MAX_VALUE,
                    seed,
                    replication,
                    (partition, words, offset, lengthWords) -> counting.add(1, lengthWords),
                    Pulse.NONE);
            kernel.initialize();
            kernel.state().forEachPending((words, offset, lengthWords) -> counting.add(0, lengthWords));
            counting.add(kernel.pendingEvents(), 0);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return new StartingEvents(0, 0, 0, lps, OneLine.of(String.valueOf(e.getMessage())));
        }
        return new StartingEvents(counting.events, counting.words * Long.BYTES, 1 + (lps - 1) / every, lps, "");
    }

    /** Returns the directory of a partition that owns one of so many LPs. */
    private static LpDirectory everyOf(int lps, int every) {
        return every == 1
                ? LpDirectory.ofBlocks(lps, 1, 0)
                : LpDirectory.of(new LpOwners(lps, 2, lp -> lp % every == 0 ? 0 : 1), 0);
    }

    /**
     * Tells whether all LPs were initialized, so that the numbers are those of the run.
     *
     * @return whether they are exact.
     */
    public boolean ofAllLps() {
        return initialized == lps;
    }

    /**
     * Returns the events of all LPs, as many of each as of those that were initialized.
     *
     * @return their number, rounded.
     */
    public long expectedEvents() {
        return scaled(events);
    }

    /**
     * Returns what the events of all LPs take.
     *
     * @return the bytes, rounded.
     */
    public long expectedBytes() {
        return scaled(bytes);
    }

    private long scaled(long ofInitialized) {
        return initialized == 0 ? 0 : Math.round((double) ofInitialized * lps / initialized);
    }

    private static final class Counting {
        private long events;
        private long words;

        void add(long moreEvents, long moreWords) {
            events += moreEvents;
            words += moreWords;
        }
    }
}
