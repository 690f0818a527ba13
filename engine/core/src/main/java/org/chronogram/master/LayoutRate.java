package org.chronogram.master;

/**
 * The rate of a run on a number of threads of one process, and the rates that it lets other layouts expect.
 *
 * @param threads the number of threads.
 * @param eventsPerSecond events handled per second of wall-clock time.
 * @param eventsPerStep events that a step holds.
 * @param computeNs what an event costs: time for which any thread computes.
 * @param waitNs for how long the threads would wait for each other for an event if none of them were ever without a core.
 */
public record LayoutRate(int threads, double eventsPerSecond, double eventsPerStep, double computeNs, double waitNs) {
    private static final double NS_PER_SECOND = 1e9;

    /** Events for other partitions cost more than those that stay. */
    public static final double REMOTE_COST = 1.15;

    /** What the exchange at the end of a step costs, as measured: some for each thread that takes part. */
    private static final double EXCHANGE_NS = 2_000;

    private static final double EXCHANGE_NS_PER_THREAD = 1_000;

    /** What it costs a thread to tell another one that it has ended a step. It counts as computing. */
    private static final double END_NS = 200;

    /** The same between workers of one host, as measured: latency, and sending to and receiving from each peer. */
    private static final double WORKER_EXCHANGE_NS = 6_000;

    private static final double WORKER_EXCHANGE_NS_PER_PEER = 4_000;

    /** Waiting grows with the threads, but for a part that is the same for any number of them. */
    private static final double THREADS_OF_CONSTANT_WAIT = 2;

    /**
     * Returns the rate that the run would have if no thread were ever without a core. In the first seconds the compilers of the
     * JVM take the cores, so that this tells more about the rest of the run than the rate does.
     *
     * @return events per second.
     */
    double undisturbed() {
        return Math.max(eventsPerSecond, NS_PER_SECOND / (computeNs / threads + waitNs));
    }

    /**
     * Returns the share of the time in which the threads compute.
     *
     * @return from 0 to 1.
     */
    double computeShare() {
        return Math.min(1, computeNs / (threads * nsPerEvent()));
    }

    private double nsPerEvent() {
        return NS_PER_SECOND / eventsPerSecond;
    }

    /**
     * Returns the rate that another number of threads is expected to have.
     *
     * @param number how many threads.
     * @param linked whether the model declares links: then the steps of a parallel run hold more events than the sequential
     *     ones, by a factor that is not known before, so that what is expected on the sequential engine has no limit.
     */
    public double expectedOn(int number, boolean linked) {
        if (threads == 1) {
            return linked ? Double.MAX_VALUE : NS_PER_SECOND * eventsPerStep / stepNsOn(number);
        }
        double eventsNs = computeNs - Math.min(computeNs / 2, endsNs(threads));
        return NS_PER_SECOND
                / (number == 1 ? eventsNs / REMOTE_COST : (eventsNs + endsNs(number)) / number + waitNsOn(number));
    }

    /** Returns what the ENDs of a step cost all threads together, for each of its events. */
    private double endsNs(int number) {
        return END_NS * number * (number - 1) / eventsPerStep;
    }

    private double stepNsOn(int number) {
        return computeNsOn(number) + EXCHANGE_NS + EXCHANGE_NS_PER_THREAD * number;
    }

    private double computeNsOn(int number) {
        return REMOTE_COST * eventsPerStep * nsPerEvent() / number;
    }

    /**
     * Returns the rate that several workers with one thread each are expected to have, from the rate of the sequential engine.
     *
     * @param number how many workers, at least 2.
     * @return events per second, where steps hold as many events as here and no thread is ever without a core.
     */
    public double expectedOnWorkers(int number) {
        double exchangeNs = WORKER_EXCHANGE_NS + WORKER_EXCHANGE_NS_PER_PEER * (number - 1);
        return NS_PER_SECOND * eventsPerStep / (computeNsOn(number) + exchangeNs);
    }

    private double waitNsOn(int number) {
        return waitNs * (number + THREADS_OF_CONSTANT_WAIT) / (threads + THREADS_OF_CONSTANT_WAIT);
    }
}
