package org.chronogram.models.queueing;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/**
 * The time after the warm-up, cut into equal batches; ticks that are left over at the end are not measured. Immutable,
 * shared by all LPs.
 *
 * @param warmUpTicks time at which the first batch begins.
 * @param lengthTicks length of a batch in ticks.
 * @param count number of batches.
 */
record Batches(long warmUpTicks, long lengthTicks, int count) {
    /** The batch that is open during the warm-up. */
    static final int WARM_UP = -1;

    /** A sum of customers × ticks stays below 2^63 as long as the number of customers is below this many means. */
    private static final double HEADROOM = 100;

    static Batches of(QueueingSettings settings, long measuredFromTicks, long endTicks, TimeBase timeBase) {
        long warmUp = Math.max(measuredFromTicks, settings.warmUpTicks());
        if (warmUp >= endTicks) {
            throw new InvalidInputException(
                    "--transient=" + timeBase.format(warmUp) + " leaves nothing to measure: the run" + " ends at "
                            + timeBase.format(endTicks) + ", give a shorter transient or a later end");
        }
        long length = (endTicks - warmUp) / settings.batches();
        if (length == 0) {
            throw new InvalidInputException("--batches=" + settings.batches() + " leaves less than a tick per batch:"
                    + " from the warm-up to the end there are " + (endTicks - warmUp)
                    + " ticks, give fewer batches or a later end");
        }
        Batches batches = new Batches(warmUp, length, settings.batches());
        batches.requireRoomFor(settings);
        return batches;
    }

    private void requireRoomFor(QueueingSettings settings) {
        double expected = settings.stations() * (settings.meanCustomers() + 1) * lengthTicks;
        if (expected * HEADROOM > Long.MAX_VALUE) {
            throw new InvalidInputException("--stations=" + settings.stations() + " with batches of " + lengthTicks
                    + " ticks is too much to count: stations x customers x ticks of a batch must stay below 2^63,"
                    + " give fewer stations, more batches, or an earlier end");
        }
    }

    /** Where a batch ends in ticks; the time after the last batch has no end. */
    long endOf(int batch) {
        return batch == count ? Long.MAX_VALUE : warmUpTicks + (batch + 1) * lengthTicks;
    }

    boolean measures(int batch) {
        return batch >= 0 && batch < count;
    }
}
