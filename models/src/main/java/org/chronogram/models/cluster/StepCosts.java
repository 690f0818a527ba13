package org.chronogram.models.cluster;

/** How long the parts of a step take a worker before anything random is added, in ticks. Immutable. */
final class StepCosts {
    private final ClusterSettings settings;
    private final double meanComputeTicks;

    StepCosts(ClusterSettings settings, EventTraffic traffic) {
        this.settings = settings;
        double eventTicks = settings.eventTicks() + traffic.shareOfRemoteEvents() * settings.remoteTicks();
        meanComputeTicks = settings.events() * eventTicks * slowdown() * crowding();
    }

    /** Cores share memory and caches: each further one that computes slows down the others. */
    private double slowdown() {
        return 1 + settings.contention() * (Math.min(threadsOfHost(), settings.cores()) - 1);
    }

    private int threadsOfHost() {
        return settings.workersPerHost() * settings.threads();
    }

    /** Returns for how long a thread that shares its core takes, over one with a core of its own. */
    private double crowding() {
        return Math.max(1, (double) threadsOfHost() / settings.cores());
    }

    /** Returns how long a partition computes: the first is the heaviest, the weights of the others fall evenly. */
    double computeTicks(int worker, int thread) {
        int partitions = settings.partitions();
        if (partitions == 1) {
            return meanComputeTicks;
        }
        double position = 2.0 * (worker * settings.threads() + thread) / (partitions - 1);
        return meanComputeTicks * (1 + (settings.heaviest() - 1) * (1 - position));
    }

    long sendTicks() {
        return Math.round(settings.sendTicks() * crowding());
    }

    long receiveTicks() {
        return Math.round(settings.receiveTicks() * crowding());
    }

    /** Returns how long the threads of a worker take to tell each other, and the messaging, that they have ended. */
    long gatherTicks() {
        return settings.threads() == 1
                ? 0
                : settings.ringTicks() + 2L * (settings.threads() - 1) * settings.ringCostTicks();
    }

    /** Returns how long the messaging takes to hand what came from other workers to its threads. */
    long tellTicks() {
        if (settings.threads() == 1 || settings.workers() == 1) {
            return 0;
        }
        return settings.ringTicks() + (long) endsToThreads() * settings.threads() * settings.ringCostTicks();
    }

    private int endsToThreads() {
        return switch (settings.pattern()) {
            case ALL -> settings.workers() - 1;
            case NEIGHBOURS -> Math.min(settings.neighbours(), settings.workers() - 1);
            default -> 1;
        };
    }
}
