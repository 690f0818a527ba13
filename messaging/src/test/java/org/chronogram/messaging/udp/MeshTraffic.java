package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.OverflowQueue;
import org.chronogram.messaging.SeededFrames;

/** Seeded frames from every mesh of a group to every other, checked where they arrive. */
final class MeshTraffic {
    private final int workers;
    private final SeededFrames[][] sent;
    private final SeededFrames[][] received;
    private final OverflowQueue[][] queues;

    MeshTraffic(int workers, long seed, int maxFrameLength) {
        this.workers = workers;
        sent = new SeededFrames[workers][workers];
        received = new SeededFrames[workers][workers];
        queues = new OverflowQueue[workers][workers];
        for (int from = 0; from < workers; from++) {
            for (int to = 0; to < workers; to++) {
                sent[from][to] = new SeededFrames(seed + from * 64L + to, maxFrameLength);
                received[from][to] = new SeededFrames(seed + from * 64L + to, maxFrameLength);
            }
        }
    }

    FrameHandler handler(int worker) {
        return (source, buffer, offset, length) -> {
            received[source][worker].expectNext(buffer, offset, length);
            return true;
        };
    }

    void attach(MeshGroup group) {
        for (int from = 0; from < workers; from++) {
            for (int to = 0; to < workers; to++) {
                queues[from][to] =
                        from == to ? null : new OverflowQueue(group.mesh(from).sender(to));
            }
        }
    }

    OverflowQueue queue(int from, int to) {
        return queues[from][to];
    }

    SeededFrames received(int from, int to) {
        return received[from][to];
    }

    void send(int from, int to) {
        sent[from][to].next();
        queues[from][to].send(sent[from][to].frame(), 0, sent[from][to].length());
    }

    void sendToAll() {
        for (int from = 0; from < workers; from++) {
            for (int to = 0; to < workers; to++) {
                if (from != to) {
                    send(from, to);
                }
            }
        }
    }

    boolean isComplete() {
        boolean complete = true;
        for (int from = 0; from < workers; from++) {
            for (int to = 0; to < workers; to++) {
                complete &= from == to
                        || (queues[from][to].flush() && received[from][to].count() == sent[from][to].count());
            }
        }
        return complete;
    }

    void assertComplete() {
        for (int from = 0; from < workers; from++) {
            for (int to = 0; to < workers; to++) {
                assertEquals(sent[from][to].count(), received[from][to].count(), from + " to " + to);
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("received/sent:");
        for (int from = 0; from < workers; from++) {
            for (int to = 0; to < workers; to++) {
                text.append(' ').append(received[from][to].count()).append('/').append(sent[from][to].count());
            }
        }
        return text.toString();
    }
}
