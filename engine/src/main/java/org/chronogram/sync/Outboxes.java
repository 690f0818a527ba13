package org.chronogram.sync;

import org.chronogram.messaging.Outbox;
import org.chronogram.messaging.udp.Mesh;

/** What is done with several outboxes at once; entries may be null. */
final class Outboxes {
    private Outboxes() {}

    static Outbox[] toPeers(Mesh mesh, int worker, int workers) {
        Outbox[] outboxes = new Outbox[workers];
        for (int peer = 0; peer < workers; peer++) {
            if (peer != worker) {
                outboxes[peer] = new Outbox(mesh.sender(peer));
            }
        }
        return outboxes;
    }

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
