package org.chronogram.sync;

import org.chronogram.messaging.Outbox;

/** What is done with several outboxes at once; entries may be null. */
final class Outboxes {
    private Outboxes() {}

    /** Offers what waits; what still finds no room goes on waiting. */
    static void flush(Outbox[] outboxes) {
        for (Outbox outbox : outboxes) {
            if (outbox != null) {
                boolean unused = outbox.flush();
            }
        }
    }

    static long peakWaitingBytes(Outbox[] outboxes) {
        long sum = 0;
        for (Outbox outbox : outboxes) {
            sum += outbox == null ? 0 : outbox.peakWaitingBytes();
        }
        return sum;
    }
}
