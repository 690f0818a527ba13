package org.chronogram.partition;

import java.util.Arrays;

/**
 * Improves a division of a graph by moving single nodes (C. M. Fiduccia and R. M. Mattheyses, "A linear-time heuristic for
 * improving network partitions", Design Automation Conference, 1982). In each pass every node may move once, the one with
 * the largest gain first, also where the gain is negative. When several moves have led to nothing better they are undone, and
 * the pass goes on with the nodes that have not moved.
 *
 * <p>With more than two parts the gain by which nodes are ordered is that of the best target or more. The gain is computed
 * when the node is on top, and the node goes back where it is smaller than that of the next.
 */
final class Refinement {
    private static final int MOST_PASSES = 4;
    private static final int NONE = -1;

    /** After so many moves without a better division they are undone; the pass goes on with other nodes. */
    private static final int PATIENCE = 40;

    /** How often all passes together may look at each edge, on average. */
    private static final long EDGES_PER_EDGE = 3;

    /** How often a node is looked at in one pass: it bounds the cost of nodes with many neighbours. */
    private static final byte MOST_VISITS = 4;

    private final WeightedGraph graph;
    private final Division division;
    private final GainHeap movable;
    private final byte[] visits;
    private final int[] moved;
    private final int[] movedFrom;
    private final int[] nextWaiting;
    private final int[] firstWaiting;
    private final boolean[] waiting;
    private int moves;
    private long edgesLeft;

    /**
     * Creates it.
     *
     * @param part part of each node; changed in place.
     */
    Refinement(WeightedGraph graph, int[] part, Balance balance) {
        this.graph = graph;
        division = new Division(graph, part, balance);
        movable = new GainHeap(graph.nodes);
        visits = new byte[graph.nodes];
        moved = new int[graph.nodes];
        movedFrom = new int[graph.nodes];
        nextWaiting = new int[graph.nodes];
        firstWaiting = new int[balance.parts()];
        waiting = new boolean[graph.nodes];
        edgesLeft = EDGES_PER_EDGE * ((long) graph.nodes + graph.neighbours.length);
    }

    /** Improves the division until a pass changes nothing, or there were enough passes. */
    CutQuality run() {
        new Rebalancing(graph, division).run();
        int passes = 0;
        while (passes < MOST_PASSES && pass()) {
            passes++;
        }
        return division.quality();
    }

    private boolean pass() {
        begin();
        CutQuality best = division.quality();
        boolean improved = false;
        int kept = 0;
        while (!movable.isEmpty() && edgesLeft > 0) {
            if (!step()) {
                continue;
            }
            if (division.isBetterThan(best)) {
                best = division.quality();
                improved = true;
                kept = moves;
            } else if (moves - kept >= PATIENCE) {
                undo(kept);
            }
        }
        undo(kept);
        return improved;
    }

    private void undo(int kept) {
        while (moves > kept) {
            int node = moved[--moves];
            division.move(node, movedFrom[moves]);
            for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
                int other = graph.neighbours[edge];
                if (movable.contains(other)) {
                    movable.put(other, division.largestGain(other));
                }
            }
        }
    }

    private void begin() {
        moves = 0;
        movable.clear();
        Arrays.fill(visits, (byte) 0);
        Arrays.fill(firstWaiting, NONE);
        Arrays.fill(waiting, false);
        for (int node = 0; node < graph.nodes; node++) {
            if (division.isAtBorder(node)) {
                movable.put(node, division.largestGain(node));
            }
        }
    }

    /** Takes the node on top and returns whether it was moved. */
    private boolean step() {
        int node = movable.pop();
        edgesLeft -= 1 + graph.degree(node);
        int target = division.bestTarget(node);
        if (target == Division.NONE) {
            waitFor(node, division.wantedTarget());
            return false;
        }
        long gain = division.gainOfTarget();
        if (!movable.isEmpty() && gain < movable.topGain() && ++visits[node] < MOST_VISITS) {
            movable.put(node, gain);
            return false;
        }
        int source = division.partOf(node);
        visits[node] = MOST_VISITS;
        moved[moves] = node;
        movedFrom[moves++] = source;
        division.move(node, target);
        edgesLeft -= 4L * graph.degree(node);
        updateNeighbours(node, source, target);
        wakeUp(source);
        return true;
    }

    private void updateNeighbours(int node, int source, int target) {
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            int other = graph.neighbours[edge];
            if (visits[other] >= MOST_VISITS) {
                continue;
            }
            if (!movable.contains(other)) {
                if (division.isAtBorder(other)) {
                    movable.put(other, division.largestGain(other));
                }
            } else if (division.partOf(other) == source) {
                movable.put(other, movable.gain(other) + 2L * graph.edgeWeights[edge]);
            } else if (division.partOf(other) == target) {
                movable.put(other, movable.gain(other) - 2L * graph.edgeWeights[edge]);
            }
        }
    }

    private void waitFor(int node, int part) {
        if (part != NONE && !waiting[node] && ++visits[node] < MOST_VISITS) {
            waiting[node] = true;
            nextWaiting[node] = firstWaiting[part];
            firstWaiting[part] = node;
        }
    }

    /** Nodes that a part had no room for may have another try when a node has left it. */
    private void wakeUp(int part) {
        int node = firstWaiting[part];
        firstWaiting[part] = NONE;
        while (node != NONE) {
            int next = nextWaiting[node];
            waiting[node] = false;
            if (visits[node] < MOST_VISITS && !movable.contains(node) && division.isAtBorder(node)) {
                movable.put(node, division.largestGain(node));
            }
            node = next;
        }
    }
}
