package org.chronogram.models.dragonfly;

import org.chronogram.models.interconnect.Packet;
import org.chronogram.models.toolkit.SplitMix;

/** Which link to another group a packet takes where there are several. */
enum DragonflyLinkChoice {
    /** One that is drawn, or with adaptive routing one on a port with the smallest load: packets may overtake each other. */
    DRAWN,

    /** One by a hash of its source and destination: all packets of the two take the same way, so they stay in order. */
    PAIR;

    /** The number of a way out of several, always the same for the source and the destination of a packet at a router. */
    static int ofPair(Packet packet, int router, int ways) {
        long pair = (long) packet.source() << Integer.SIZE | packet.destination();
        return (int) Math.floorMod(SplitMix.mixed(SplitMix.mixed(pair) + router), (long) ways);
    }
}
