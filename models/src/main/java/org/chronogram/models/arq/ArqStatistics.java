package org.chronogram.models.arq;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;

/**
 * The statistics that the LPs of one partition record.
 *
 * @param cycle times from the first transmission of a packet to its acknowledgement.
 * @param sent transmissions of packets.
 * @param sentLost of these, those that were lost.
 * @param received packets that arrived, each for the first time.
 * @param duplicates packets that arrived once more, as the acknowledgement was lost.
 * @param answersLost acknowledgements that were lost.
 * @param acknowledged acknowledgements that arrived.
 * @param timeouts timers that ran out.
 * @param unexpected packets and acknowledgements that are out of order.
 */
record ArqStatistics(
        Tally cycle,
        Counter sent,
        Counter sentLost,
        Counter received,
        Counter duplicates,
        Counter answersLost,
        Counter acknowledged,
        Counter timeouts,
        Counter unexpected) {
    static final String CYCLE = "cycle";
    static final String SENT = "packets.sent";
    static final String SENT_LOST = "packets.lost";
    static final String RECEIVED = "packets.received";
    static final String DUPLICATES = "packets.duplicate";
    static final String ANSWERS_LOST = "acknowledgements.lost";
    static final String ACKNOWLEDGED = "acknowledgements.received";
    static final String TIMEOUTS = "timeouts";
    static final String UNEXPECTED = "out-of-order";

    private static final String PACKETS = "packets";

    static ArqStatistics declare(ModelBuilder builder) {
        return new ArqStatistics(
                builder.timeTally(CYCLE),
                builder.counter(SENT, PACKETS),
                builder.counter(SENT_LOST, PACKETS),
                builder.counter(RECEIVED, PACKETS),
                builder.counter(DUPLICATES, PACKETS),
                builder.counter(ANSWERS_LOST, PACKETS),
                builder.counter(ACKNOWLEDGED, PACKETS),
                builder.counter(TIMEOUTS, "timers"),
                builder.counter(UNEXPECTED, PACKETS));
    }
}
