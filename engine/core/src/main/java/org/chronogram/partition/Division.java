package org.chronogram.partition;

/** A graph that is divided into parts: the weight of each part, the cut, and the gains of moving nodes. */
final class Division {
    static final int NONE = -1;

    private final WeightedGraph graph;
    private final int[] part;
    private final Balance balance;
    private final long[] loads;
    private final int[] nodesIn;
    private final long[] inner;
    private final long[] outer;
    private final long tolerance;
    private long overload;
    private long cutWeight;

    private final long[] linkedTo;
    private final int[] touched;
    private int touchedParts;
    private int wanted;
    private long gainOfTarget;

    Division(WeightedGraph graph, int[] part, Balance balance) {
        this.graph = graph;
        this.part = part;
        this.balance = balance;
        loads = new long[balance.parts()];
        nodesIn = new int[balance.parts()];
        inner = new long[graph.nodes];
        outer = new long[graph.nodes];
        linkedTo = new long[balance.parts()];
        touched = new int[balance.parts()];
        tolerance = 2 * Balance.ceilDiv(graph.totalWeight, Math.max(1, graph.nodes));
        for (int node = 0; node < graph.nodes; node++) {
            count(node);
        }
        cutWeight /= 2;
        for (int index = 0; index < loads.length; index++) {
            overload += overloadOf(index);
        }
    }

    private void count(int node) {
        loads[part[node]] += graph.nodeWeights[node];
        nodesIn[part[node]]++;
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            if (part[graph.neighbours[edge]] == part[node]) {
                inner[node] += graph.edgeWeights[edge];
            } else {
                outer[node] += graph.edgeWeights[edge];
            }
        }
        cutWeight += outer[node];
    }

    private long overloadOf(int index) {
        return Math.max(0, loads[index] - balance.limits()[index]);
    }

    int partOf(int node) {
        return part[node];
    }

    boolean isAtBorder(int node) {
        return outer[node] > 0;
    }

    boolean isOverloaded() {
        return overload > 0;
    }

    boolean isOverloaded(int index) {
        return loads[index] > balance.limits()[index];
    }

    /** Tells whether each part has as many nodes as it needs. */
    boolean isComplete() {
        for (int index = 0; index < nodesIn.length; index++) {
            if (nodesIn[index] < balance.shares()[index]) {
                return false;
            }
        }
        return true;
    }

    CutQuality quality() {
        return new CutQuality(overload, cutWeight);
    }

    boolean isBetterThan(CutQuality other) {
        return overload != other.overload() ? overload < other.overload() : cutWeight < other.cutWeight();
    }

    /** Returns the gain of moving a node, if all its neighbours elsewhere were in one part. */
    long largestGain(int node) {
        return outer[node] - inner[node];
    }

    /**
     * Returns the part of a neighbour that a node is best moved to, or {@link #NONE}. The limit of a part may be exceeded a
     * little, as a later move may make up for it.
     */
    int bestTarget(int node) {
        return bestTarget(node, tolerance);
    }

    /** Returns the part that a node is best moved to within the limits, or {@link #NONE}. */
    int bestTargetWithinLimits(int node) {
        int target = bestTarget(node, 0);
        if (target != NONE || nodesIn[part[node]] <= balance.shares()[part[node]]) {
            return target;
        }
        gainOfTarget = -inner[node];
        int roomiest = NONE;
        for (int index = 0; index < loads.length; index++) {
            if (index != part[node] && hasRoom(index, node, 0) && (roomiest == NONE || room(index) > room(roomiest))) {
                roomiest = index;
            }
        }
        return roomiest;
    }

    private int bestTarget(int node, long tolerated) {
        wanted = NONE;
        if (nodesIn[part[node]] <= balance.shares()[part[node]]) {
            return NONE;
        }
        sumLinks(node);
        int best = NONE;
        for (int at = 0; at < touchedParts; at++) {
            int index = touched[at];
            wanted = wanted == NONE || linkedTo[index] > linkedTo[wanted] ? index : wanted;
            if (hasRoom(index, node, tolerated) && (best == NONE || isBetterTarget(index, best))) {
                best = index;
            }
        }
        gainOfTarget = best == NONE ? 0 : linkedTo[best] - inner[node];
        for (int at = 0; at < touchedParts; at++) {
            linkedTo[touched[at]] = 0;
        }
        return best;
    }

    private void sumLinks(int node) {
        touchedParts = 0;
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            int index = part[graph.neighbours[edge]];
            if (index != part[node]) {
                if (linkedTo[index] == 0) {
                    touched[touchedParts++] = index;
                }
                linkedTo[index] += graph.edgeWeights[edge];
            }
        }
    }

    private boolean isBetterTarget(int a, int b) {
        if (linkedTo[a] != linkedTo[b]) {
            return linkedTo[a] > linkedTo[b];
        }
        return room(a) != room(b) ? room(a) > room(b) : a < b;
    }

    private boolean hasRoom(int index, int node, long tolerated) {
        return graph.nodeWeights[node] <= room(index) + tolerated;
    }

    private long room(int index) {
        return balance.limits()[index] - loads[index];
    }

    /** Returns the part that the node asked about last has most links to, whether or not there is room. */
    int wantedTarget() {
        return wanted;
    }

    /** Returns the gain of the target that was returned last. */
    long gainOfTarget() {
        return gainOfTarget;
    }

    void move(int node, int target) {
        int source = part[node];
        overload -= overloadOf(source) + overloadOf(target);
        loads[source] -= graph.nodeWeights[node];
        loads[target] += graph.nodeWeights[node];
        overload += overloadOf(source) + overloadOf(target);
        nodesIn[source]--;
        nodesIn[target]++;
        part[node] = target;
        long linkedToTarget = tellNeighbours(node, source, target);
        cutWeight -= linkedToTarget - inner[node];
        outer[node] += inner[node] - linkedToTarget;
        inner[node] = linkedToTarget;
    }

    /** Returns the weight of the edges between the node and its new part. */
    private long tellNeighbours(int node, int source, int target) {
        long linkedToTarget = 0;
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            int other = graph.neighbours[edge];
            int weight = graph.edgeWeights[edge];
            if (part[other] == source) {
                inner[other] -= weight;
                outer[other] += weight;
            } else if (part[other] == target) {
                inner[other] += weight;
                outer[other] -= weight;
                linkedToTarget += weight;
            }
        }
        return linkedToTarget;
    }
}
