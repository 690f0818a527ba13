package org.chronogram.partition;

/** Moves nodes out of parts that are too heavy, those first that cost the fewest cut edges. */
final class Rebalancing {
    private static final byte MOST_VISITS = 4;

    private final WeightedGraph graph;
    private final Division division;

    Rebalancing(WeightedGraph graph, Division division) {
        this.graph = graph;
        this.division = division;
    }

    /** Runs until no part is too heavy, or no node of such a part fits elsewhere. */
    void run() {
        if (!division.isOverloaded()) {
            return;
        }
        GainHeap movable = new GainHeap(graph.nodes);
        byte[] visits = new byte[graph.nodes];
        for (int node = 0; node < graph.nodes; node++) {
            if (division.isOverloaded(division.partOf(node))) {
                movable.put(node, division.largestGain(node));
            }
        }
        while (!movable.isEmpty() && division.isOverloaded()) {
            step(movable, visits);
        }
    }

    private void step(GainHeap movable, byte[] visits) {
        int node = movable.pop();
        if (!division.isOverloaded(division.partOf(node))) {
            return;
        }
        int target = division.bestTargetWithinLimits(node);
        if (target == Division.NONE) {
            return;
        }
        long gain = division.gainOfTarget();
        if (!movable.isEmpty() && gain < movable.topGain() && ++visits[node] < MOST_VISITS) {
            movable.put(node, gain);
            return;
        }
        division.move(node, target);
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            int other = graph.neighbours[edge];
            if (movable.contains(other)) {
                movable.put(other, division.largestGain(other));
            }
        }
    }
}
