package org.chronogram.models.cluster;

import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;

/**
 * The parameters of a run. Immutable.
 *
 * @param workers number of workers.
 * @param hosts number of hosts, which the workers fill one after the other.
 * @param threads threads of each worker, which are its partitions.
 * @param cores cores of each host.
 * @param events events of a partition in a step, on average.
 * @param eventTicks time of an event on a host where no other core computes.
 * @param contention how much longer an event takes for each further core of the host that computes.
 * @param remote share of the events whose target is drawn from all partitions in reach.
 * @param remoteTicks further time of an event for another partition, at both ends together.
 * @param spread coefficient of variation of the time that a partition computes in a step.
 * @param heaviest events of the heaviest partition over those of the mean one.
 * @param shortLoss chance and length of losing the core for a short time.
 * @param longLoss chance and length of losing the core for a time slice.
 * @param ringTicks time from one thread of a worker to another.
 * @param ringCostTicks time to write or read an END in a ring.
 * @param hostLatencyTicks time from the end of sending to the receiver, in a host.
 * @param networkLatencyTicks the same between hosts.
 * @param jitter mean of the exponential time that is added to each latency, over the latency.
 * @param sendTicks time to send a datagram.
 * @param receiveTicks time to receive a datagram.
 * @param hostDatagramEvents events that fit one datagram in a host.
 * @param networkDatagramEvents events that fit one datagram between hosts.
 * @param pattern pattern of exchange.
 * @param neighbours workers to which a worker sends events; 0 for all.
 * @param every steps from one dissemination to the next with {@link ExchangePattern#NEIGHBOURS}; 0 for none.
 */
record ClusterSettings(
        int workers,
        int hosts,
        int threads,
        int cores,
        int events,
        long eventTicks,
        double contention,
        double remote,
        long remoteTicks,
        double spread,
        double heaviest,
        CoreLoss shortLoss,
        CoreLoss longLoss,
        long ringTicks,
        long ringCostTicks,
        long hostLatencyTicks,
        long networkLatencyTicks,
        double jitter,
        long sendTicks,
        long receiveTicks,
        int hostDatagramEvents,
        int networkDatagramEvents,
        ExchangePattern pattern,
        int neighbours,
        int every) {
    private static final int MOST_WORKERS = 4096;

    private static final Parameter<Integer> WORKERS = Parameter.integer("cluster-workers", 2)
            .atLeast(1)
            .atMost(MOST_WORKERS)
            .describedAs("workers of the simulated run");
    private static final Parameter<Integer> HOSTS = Parameter.integer("hosts", 1)
            .atLeast(1)
            .describedAs("hosts, which the workers fill one after the other, as many on each");
    private static final Parameter<Integer> THREADS = Parameter.integer("worker-threads", 1)
            .atLeast(1)
            .atMost(256)
            .describedAs("threads of each worker, each with a partition");
    private static final Parameter<Integer> CORES =
            Parameter.integer("host-cores", 16).atLeast(1).describedAs("cores of each host");
    private static final Parameter<Integer> EVENTS = Parameter.integer("events", 1000)
            .atLeast(0)
            .atMost(100_000_000)
            .describedAs("events of a partition in a step, on average");
    private static final Parameter<Long> EVENT_COST =
            Parameter.time("event-cost", "75ns").atLeast(1L).describedAs("time of an event on the sequential engine");
    private static final Parameter<Double> CONTENTION = Parameter.decimal("contention", 0.08)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("share by which each further computing core of a host slows down an event");
    private static final Parameter<Double> REMOTE = Parameter.decimal("remote", 0.25)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("share of the events whose target is drawn from all partitions to which events go");
    private static final Parameter<Long> REMOTE_COST = Parameter.time("remote-cost", "60ns")
            .atLeast(0L)
            .describedAs("further time of an event for another partition, at both ends together");
    private static final Parameter<Double> SPREAD = Parameter.decimal("spread", 0.05)
            .atLeast(0.0)
            .atMost(10.0)
            .describedAs("coefficient of variation of the time that a partition computes in a step");
    private static final Parameter<Double> HEAVIEST = Parameter.decimal("heaviest", 1)
            .atLeast(1.0)
            .atMost(2.0)
            .describedAs("events of the heaviest partition over those of the mean one, in every step");
    private static final Parameter<Double> LOSS_CHANCE = chance("loss-chance", 0.025, "its core for a short time");
    private static final Parameter<Long> LOSS =
            Parameter.time("loss", "50us").atLeast(0L).describedAs("mean length of such a short time");
    private static final Parameter<Double> SLICE_CHANCE = chance("slice-chance", 0.0005, "its core for a time slice");
    private static final Parameter<Long> SLICE =
            Parameter.time("slice", "2.5ms").atLeast(0L).describedAs("mean length of such a time slice");
    private static final Parameter<Long> RING_LATENCY = Parameter.time("ring-latency", "2us")
            .atLeast(0L)
            .describedAs("time from one thread of a worker to another");
    private static final Parameter<Long> RING_COST = Parameter.time("ring-cost", "150ns")
            .atLeast(0L)
            .describedAs("time to write, or to read, an END between threads of a worker");
    private static final Parameter<Long> HOST_LATENCY = Parameter.time("host-latency", "5us")
            .atLeast(1L)
            .describedAs("time of a datagram on its way inside a host, without sending and receiving");
    private static final Parameter<Long> NETWORK_LATENCY = Parameter.time("network-latency", "30us")
            .atLeast(1L)
            .describedAs("time of a datagram on its way between hosts, without sending and receiving");
    private static final Parameter<Double> JITTER = Parameter.decimal("jitter", 0.2)
            .atLeast(0.0)
            .atMost(10.0)
            .describedAs("mean of an exponential time that is added to each latency, over that latency");
    private static final Parameter<Long> SEND_COST =
            Parameter.time("send-cost", "2us").atLeast(0L).describedAs("time of the worker to send a datagram");
    private static final Parameter<Long> RECEIVE_COST =
            Parameter.time("receive-cost", "2us").atLeast(0L).describedAs("time of the worker to receive a datagram");
    private static final Parameter<Integer> HOST_DATAGRAM = Parameter.integer("host-datagram", 680)
            .unit("events")
            .atLeast(1)
            .describedAs("events that fit one datagram inside a host");
    private static final Parameter<Integer> NETWORK_DATAGRAM = Parameter.integer("network-datagram", 57)
            .unit("events")
            .atLeast(1)
            .describedAs("events that fit one datagram between hosts");
    private static final Parameter<String> PATTERN = Parameter.choice(
                    "pattern", ExchangePattern.ALL.word(), ExchangePattern.words())
            .describedAs("whom a worker tells that it has ended its window");
    private static final Parameter<Integer> NEIGHBOURS = Parameter.integer("neighbours", 0)
            .atLeast(0)
            .atMost(MOST_WORKERS)
            .describedAs("workers to which a worker sends events, an even number; 0: all others");
    private static final Parameter<Integer> EVERY = Parameter.integer("every", 16)
            .unit("steps")
            .atLeast(0)
            .describedAs("steps from one dissemination to the next with --pattern neighbours; 0: none");

    /** The parameters from which the settings are made, in the order of the model's help. */
    static final List<Parameter<?>> PARAMETERS = List.of(
            WORKERS,
            HOSTS,
            THREADS,
            CORES,
            PATTERN,
            NEIGHBOURS,
            EVERY,
            EVENTS,
            EVENT_COST,
            CONTENTION,
            REMOTE,
            REMOTE_COST,
            SPREAD,
            HEAVIEST,
            LOSS_CHANCE,
            LOSS,
            SLICE_CHANCE,
            SLICE,
            RING_LATENCY,
            RING_COST,
            HOST_LATENCY,
            NETWORK_LATENCY,
            JITTER,
            SEND_COST,
            RECEIVE_COST,
            HOST_DATAGRAM,
            NETWORK_DATAGRAM);

    private static Parameter<Double> chance(String name, double chance, String loss) {
        return Parameter.decimal(name, chance)
                .atLeast(0.0)
                .atMost(1.0)
                .describedAs("chance that a thread loses " + loss + " in a step");
    }

    static ClusterSettings of(ParameterValues parameters) {
        ClusterSettings settings = new ClusterSettings(
                parameters.get(WORKERS),
                parameters.get(HOSTS),
                parameters.get(THREADS),
                parameters.get(CORES),
                parameters.get(EVENTS),
                parameters.get(EVENT_COST),
                parameters.get(CONTENTION),
                parameters.get(REMOTE),
                parameters.get(REMOTE_COST),
                parameters.get(SPREAD),
                parameters.get(HEAVIEST),
                new CoreLoss(parameters.get(LOSS_CHANCE), parameters.get(LOSS)),
                new CoreLoss(parameters.get(SLICE_CHANCE), parameters.get(SLICE)),
                parameters.get(RING_LATENCY),
                parameters.get(RING_COST),
                parameters.get(HOST_LATENCY),
                parameters.get(NETWORK_LATENCY),
                parameters.get(JITTER),
                parameters.get(SEND_COST),
                parameters.get(RECEIVE_COST),
                parameters.get(HOST_DATAGRAM),
                parameters.get(NETWORK_DATAGRAM),
                ExchangePattern.of(parameters.get(PATTERN)),
                parameters.get(NEIGHBOURS),
                parameters.get(EVERY));
        settings.requireConsistent();
        return settings;
    }

    private void requireConsistent() {
        if (hosts > workers) {
            throw new InvalidInputException("--hosts=" + hosts + " is more than the " + workers
                    + " workers: expected at most one host for each, see --cluster-workers");
        }
        if (workers == 1 && events == 0) {
            throw new InvalidInputException(
                    "--events=0 with one worker, whose steps would take no time: expected at least 1");
        }
        if (neighbours % 2 != 0) {
            throw new InvalidInputException("--neighbours=" + neighbours
                    + " is odd: expected an even number, as a worker has as many on either side");
        }
        if (pattern == ExchangePattern.NEIGHBOURS && neighbours == 0) {
            throw new InvalidInputException("--pattern=neighbours with --neighbours=0, where events go to all workers:"
                    + " expected --neighbours of 2 or more, or another pattern");
        }
    }

    int workersPerHost() {
        return (workers + hosts - 1) / hosts;
    }

    int hostOf(int worker) {
        return worker / workersPerHost();
    }

    /** Returns how many hosts have a worker: where the division leaves a remainder, the last ones may have none. */
    int usedHosts() {
        return hostOf(workers - 1) + 1;
    }

    int workersOn(int host) {
        return Math.min(workersPerHost(), workers - host * workersPerHost());
    }

    int partitions() {
        return workers * threads;
    }

    long latencyTicks(int from, int to) {
        return hostOf(from) == hostOf(to) ? hostLatencyTicks : networkLatencyTicks;
    }

    int datagramEvents(int from, int to) {
        return hostOf(from) == hostOf(to) ? hostDatagramEvents : networkDatagramEvents;
    }
}
