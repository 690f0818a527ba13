package org.chronogram.models.cluster;

import java.util.OptionalDouble;

/**
 * The time of a step by a formula, for runs in which nothing is random and no datagram but those of the pattern is sent. With
 * w workers, the time C that a worker computes, s to send, r to receive and L on the way:
 *
 * <ul>
 *   <li>all, neighbours: C + ns + max(nr, L + r) with n = w - 1, or the number of neighbours, and s at least r;
 *   <li>dissemination: C + log2(w) (s + L + r), rounded up to whole rounds;
 *   <li>tree: C + 2 log2(w) (s + L + r) for w a power of two;
 *   <li>hierarchical: with n + 1 workers on each of h hosts the rounds of h workers, and for n of at least 1 also max(n (s +
 *       r), (n + 1) s + 2 L + 2 r), with s at least r.
 * </ul>
 *
 * The first three hold where all latencies are the same: on one host, or with one worker on each.
 */
final class StepFormula {
    private final ClusterSettings settings;
    private final StepCosts costs;
    private final EventTraffic traffic;

    StepFormula(ExchangePlan plan) {
        settings = plan.settings();
        costs = plan.costs();
        traffic = plan.traffic();
    }

    /** Returns the time of a step in ticks; empty where no formula holds. */
    OptionalDouble stepTicks() {
        if (isRandom() || sendsEvents() || settings.heaviest() > 1) {
            return OptionalDouble.empty();
        }
        double computing = Math.round(costs.computeTicks(0, 0)) + costs.gatherTicks() + costs.tellTicks();
        OptionalDouble exchange = exchangeTicks();
        return exchange.isEmpty() ? exchange : OptionalDouble.of(computing + exchange.getAsDouble());
    }

    private boolean isRandom() {
        return settings.spread() > 0
                || settings.jitter() > 0
                || settings.shortLoss().chance() > 0
                || settings.longLoss().chance() > 0;
    }

    private boolean sendsEvents() {
        return traffic.peersInStep() > 0;
    }

    private OptionalDouble exchangeTicks() {
        if (settings.workers() == 1) {
            return OptionalDouble.of(0);
        }
        if (settings.pattern() == ExchangePattern.HIERARCHICAL) {
            return hierarchicalTicks();
        }
        if (settings.usedHosts() > 1 && settings.workersPerHost() > 1) {
            return OptionalDouble.empty();
        }
        return switch (settings.pattern()) {
            case ALL -> withEach(settings.workers() - 1);
            case NEIGHBOURS -> settings.every() == 0 ? withEach(traffic.targets(0).length) : OptionalDouble.empty();
            case DISSEMINATION -> OptionalDouble.of(roundsTicks(settings.workers(), latencyTicks()));
            case TREE -> treeTicks();
            case HIERARCHICAL -> throw new IllegalStateException("hierarchical was handled above");
        };
    }

    private long latencyTicks() {
        return settings.latencyTicks(0, settings.workers() - 1);
    }

    private double roundsTicks(int members, long latencyTicks) {
        return (double) Dissemination.rounds(members) * (costs.sendTicks() + latencyTicks + costs.receiveTicks());
    }

    private OptionalDouble withEach(int peers) {
        if (costs.sendTicks() < costs.receiveTicks()) {
            return OptionalDouble.empty();
        }
        long receiving = Math.max(peers * costs.receiveTicks(), latencyTicks() + costs.receiveTicks());
        return OptionalDouble.of((double) peers * costs.sendTicks() + receiving);
    }

    private OptionalDouble treeTicks() {
        boolean powerOfTwo = Integer.bitCount(settings.workers()) == 1;
        return powerOfTwo
                ? OptionalDouble.of(2 * roundsTicks(settings.workers(), latencyTicks()))
                : OptionalDouble.empty();
    }

    private OptionalDouble hierarchicalTicks() {
        int hosts = settings.usedHosts();
        int members = settings.workersPerHost() - 1;
        if (settings.workers() != hosts * (members + 1) || costs.sendTicks() < costs.receiveTicks()) {
            return OptionalDouble.empty();
        }
        double between = roundsTicks(hosts, settings.networkLatencyTicks());
        if (members == 0) {
            return OptionalDouble.of(between);
        }
        long send = costs.sendTicks();
        long receive = costs.receiveTicks();
        double inHost = Math.max(
                members * (send + receive), (members + 1) * send + 2 * settings.hostLatencyTicks() + 2 * receive);
        return OptionalDouble.of(between + inHost);
    }
}
