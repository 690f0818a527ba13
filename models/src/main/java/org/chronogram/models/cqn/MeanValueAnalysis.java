package org.chronogram.models.cqn;

/**
 * Exact results for a closed network of equal queues with one exponential server each, and of links, which act as stations
 * with infinitely many servers: as these have any distribution of delays in a product form (F. Baskett, K. M. Chandy, R. R.
 * Muntz and F. G. Palacios, "Open, Closed, and Mixed Networks of Queues with Different Classes of Customers", Journal of
 * the ACM 22(2), 1975), constant ones are covered. A job that comes to a queue sees the network as it would be without that
 * job (M. Reiser and S. S. Lavenberg, "Mean-Value Analysis of Closed Multichain Queuing Networks", Journal of the ACM 27(2),
 * 1980), so the results follow by recursion over the number of jobs.
 *
 * @param sojournTicks mean time at a queue per visit, in ticks.
 * @param throughputPerTick jobs that a queue serves per tick.
 * @param jobsPerQueue mean number of jobs at a queue, in service or waiting.
 */
record MeanValueAnalysis(double sojournTicks, double throughputPerTick, double jobsPerQueue) {
    /**
     * Analyses a network of tandems, each of which has the same share of the cycles of the jobs.
     *
     * @param tandems number of tandems.
     * @param queues queues of each tandem, which a cycle passes.
     * @param totalJobs jobs in the network.
     * @param serviceTicks mean service time in ticks.
     * @param linkTicks time on links per cycle in ticks.
     */
    static MeanValueAnalysis of(int tandems, int queues, long totalJobs, double serviceTicks, double linkTicks) {
        double sojourn = 0;
        double throughput = 0;
        double atQueue = 0;
        for (long jobs = 1; jobs <= totalJobs; jobs++) {
            sojourn = serviceTicks * (1 + atQueue);
            double cycle = linkTicks + queues * sojourn;
            throughput = jobs / cycle / tandems;
            atQueue = throughput * sojourn;
        }
        return new MeanValueAnalysis(sojourn, throughput, atQueue);
    }
}
