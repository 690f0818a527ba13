package org.chronogram.models.network;

/**
 * So many packets from one node to another, sent at even distances.
 *
 * @param name a name of its own, for results.
 * @param startTicks when its first packet is sent.
 * @param source the node that sends.
 * @param destination the node that receives, another one.
 * @param packets how many packets it has, at least one.
 * @param intervalTicks time from packet to packet.
 */
record Flow(String name, long startTicks, int source, int destination, int packets, double intervalTicks) {
    /** Time at which a packet is sent, counted from 0. Each is rounded on its own, so that roundings do not add up. */
    long sentTicks(int packet) {
        return startTicks + Math.round(packet * intervalTicks);
    }

    long lastSentTicks() {
        return sentTicks(packets - 1);
    }

    /** How many of its packets are sent before a time. */
    int sentBefore(long ticks) {
        int first = 0;
        int end = packets;
        while (first < end) {
            int middle = (first + end) >>> 1;
            if (sentTicks(middle) < ticks) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }
}
