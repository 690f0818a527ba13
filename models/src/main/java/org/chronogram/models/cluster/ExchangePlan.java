package org.chronogram.models.cluster;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.chronogram.model.Links;

/** What follows from the settings for all workers: who sends what to whom, and when. Immutable. */
final class ExchangePlan {
    private static final int[] NOBODY = {};
    private static final Stage BEGIN = new Stage(Datagram.END, 0, Datagram.END);
    private static final Stage DONE = BEGIN;

    private final ClusterSettings settings;
    private final EventTraffic traffic;
    private final StepCosts costs;

    ExchangePlan(ClusterSettings settings) {
        this.settings = settings;
        traffic = new EventTraffic(settings);
        costs = new StepCosts(settings, traffic);
    }

    ClusterSettings settings() {
        return settings;
    }

    EventTraffic traffic() {
        return traffic;
    }

    StepCosts costs() {
        return costs;
    }

    /** Returns how a worker goes through the exchange of a step. */
    List<Stage> ofStep(int worker) {
        return switch (settings.pattern()) {
            case ALL -> withEach(EventTraffic.others(settings.workers(), worker));
            case NEIGHBOURS -> withEach(traffic.targets(worker));
            case DISSEMINATION -> amongAll(worker);
            case TREE -> tree(worker);
            case HIERARCHICAL -> hierarchical(worker);
        };
    }

    /** Returns how a worker goes through the disseminations that last for several steps; empty where there are none. */
    List<Stage> lasting(int worker) {
        boolean needed =
                settings.pattern() == ExchangePattern.NEIGHBOURS && settings.every() > 0 && settings.workers() > 1;
        return needed ? amongAll(worker) : List.of();
    }

    private List<Stage> amongAll(int worker) {
        return new Dissemination(settings.workers(), IntUnaryOperator.identity()).stages(worker, BEGIN, DONE);
    }

    private static List<Stage> withEach(int[] peers) {
        return List.of(
                new Stage(Datagram.END, 0, Datagram.END, peers),
                new Stage(Datagram.END, peers.length, Datagram.END, NOBODY));
    }

    /** The parent of a node is the node without its lowest bit; the child with the most nodes below it comes first. */
    private List<Stage> tree(int worker) {
        int lowestBit = worker == 0 ? Integer.highestOneBit(settings.workers()) << 1 : Integer.lowestOneBit(worker);
        int[] children = IntStream.iterate(lowestBit >> 1, bit -> bit > 0, bit -> bit >> 1)
                .map(bit -> worker + bit)
                .filter(child -> child < settings.workers())
                .toArray();
        if (worker == 0) {
            return List.of(new Stage(Datagram.UP, children.length, Datagram.DOWN, children));
        }
        return List.of(
                new Stage(Datagram.UP, children.length, Datagram.UP, worker - lowestBit),
                new Stage(Datagram.DOWN, 1, Datagram.DOWN, children));
    }

    private List<Stage> hierarchical(int worker) {
        int host = settings.hostOf(worker);
        int first = host * settings.workersPerHost();
        if (worker > first) {
            return List.of(
                    new Stage(Datagram.UP, 0, Datagram.UP, first), new Stage(Datagram.DOWN, 1, Datagram.DOWN, NOBODY));
        }
        int[] members =
                IntStream.range(first + 1, first + settings.workersOn(host)).toArray();
        Stage gather = new Stage(Datagram.UP, members.length, Datagram.UP, NOBODY);
        Stage tell = new Stage(Datagram.UP, 0, Datagram.DOWN, members);
        return new Dissemination(settings.usedHosts(), other -> other * settings.workersPerHost())
                .stages(host, gather, tell);
    }

    /** Declares a link to each worker to which this one ever sends a datagram. */
    void declareLinks(int worker, Links links) {
        for (Stage stage : ofStep(worker)) {
            declare(worker, stage.targets(), links);
        }
        for (Stage stage : lasting(worker)) {
            declare(worker, stage.targets(), links);
        }
        if (traffic.peersInStep() > 0) {
            declare(worker, traffic.targets(worker), links);
        }
    }

    private void declare(int worker, int[] targets, Links links) {
        for (int target : targets) {
            links.to(target, settings.latencyTicks(worker, target));
        }
    }
}
