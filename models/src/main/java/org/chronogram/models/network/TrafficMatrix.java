package org.chronogram.models.network;

import org.chronogram.model.RandomStream;

/** How much traffic there is from each node to each other one, on a scale of its own. There is none without a path. */
interface TrafficMatrix {
    /** Traffic from one node to another. */
    double weight(int source, int destination);

    /** Traffic from one node to all others. */
    double weightFrom(int source);

    /** Draws the destination of a packet of a node that has traffic, in proportion to the traffic. */
    int drawDestination(int source, RandomStream random);
}
