package org.chronogram.sync;

import org.chronogram.messaging.ring.FrameRing;

/** The rings of a worker with several threads: between any two partitions, and between each partition and the agent. */
final class WorkerRings {
    private static final int FRAMES_PER_RING = 16;

    private final FrameRing[][] between;
    private final FrameRing[] toAgent;
    private final FrameRing[] fromAgent;
    private final boolean hasAgent;

    WorkerRings(int threads, boolean hasAgent, int maxFrameBytes) {
        this.hasAgent = hasAgent;
        int capacity = Integer.highestOneBit(maxFrameBytes * FRAMES_PER_RING - 1) << 1;
        between = new FrameRing[threads][threads];
        toAgent = new FrameRing[threads];
        fromAgent = new FrameRing[threads];
        for (int thread = 0; thread < threads; thread++) {
            for (int sibling = 0; sibling < threads; sibling++) {
                between[thread][sibling] = sibling == thread ? null : new FrameRing(capacity, maxFrameBytes);
            }
            if (hasAgent) {
                toAgent[thread] = new FrameRing(capacity, maxFrameBytes);
                fromAgent[thread] = new FrameRing(capacity, maxFrameBytes);
            }
        }
    }

    int threads() {
        return between.length;
    }

    boolean hasAgent() {
        return hasAgent;
    }

    FrameRing between(int from, int to) {
        return between[from][to];
    }

    FrameRing toAgent(int thread) {
        return toAgent[thread];
    }

    FrameRing fromAgent(int thread) {
        return fromAgent[thread];
    }
}
