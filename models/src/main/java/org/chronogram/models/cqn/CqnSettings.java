package org.chronogram.models.cqn;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Links;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs. The LPs of a tandem have consecutive ids: its queues, and
 * then its switch.
 *
 * @param tandems number of tandems.
 * @param queues queues of each tandem.
 * @param jobs jobs at each queue at the start.
 * @param serviceTicks mean service time in ticks.
 * @param switchDelayTicks time from a switch to a tandem in ticks.
 * @param queueDelayTicks time from a queue to the next LP of its tandem in ticks.
 */
record CqnSettings(int tandems, int queues, int jobs, long serviceTicks, long switchDelayTicks, long queueDelayTicks) {
    private static final long TICKS_PER_SECOND = TimeBase.SECONDS.ticksPerUnit();

    static CqnSettings of(ParameterValues parameters) {
        boolean large = parameters.get(CqnModel.CASE).equals("large-lookahead");
        int queues = parameters.get(CqnModel.QUEUES);
        long switchDelay = parameters.get(CqnModel.SWITCH_DELAY);
        CqnSettings settings = new CqnSettings(
                parameters.get(CqnModel.TANDEMS),
                queues == 0 ? (large ? 50 : 5) : queues,
                parameters.get(CqnModel.JOBS),
                parameters.get(CqnModel.SERVICE),
                switchDelay == 0 ? (large ? 100 : 1) * TICKS_PER_SECOND : switchDelay,
                parameters.get(CqnModel.QUEUE_DELAY));
        settings.requireRoom();
        return settings;
    }

    private void requireRoom() {
        if (tandems * (queues + 1L) > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    "--tandems=" + tandems + " with --queues=" + queues + " and a switch each are "
                            + tandems * (queues + 1L) + " LPs: expected at most " + Integer.MAX_VALUE
                            + ", give fewer tandems or queues");
        }
        if (totalJobs() > Integer.MAX_VALUE) {
            throw new InvalidInputException("--jobs=" + jobs + " at each of " + totalQueues() + " queues are "
                    + totalJobs() + " jobs: expected at most " + Integer.MAX_VALUE
                    + ", give fewer jobs, queues or tandems");
        }
    }

    void requireTimesUntil(long endTicks, TimeBase timeBase) {
        Delays.requireTimesUntil(CqnModel.SWITCH_DELAY, switchDelayTicks, endTicks, timeBase);
        Delays.requireTimesUntil(CqnModel.QUEUE_DELAY, queueDelayTicks, endTicks, timeBase);
    }

    void declareLinks(int lp, Links links) {
        if (isSwitch(lp)) {
            for (int tandem = 0; tandem < tandems; tandem++) {
                links.to(firstQueue(tandem), switchDelayTicks);
            }
        } else {
            links.to(lp + 1, queueDelayTicks, tandems);
        }
    }

    int logicalProcesses() {
        return tandems * (queues + 1);
    }

    boolean isSwitch(int lp) {
        return lp % (queues + 1) == queues;
    }

    int firstQueue(int tandem) {
        return tandem * (queues + 1);
    }

    long lookaheadTicks() {
        return Math.min(switchDelayTicks, queueDelayTicks);
    }

    /** What theory says about the network. */
    MeanValueAnalysis theory() {
        double linkTicks = (double) switchDelayTicks + (double) queueDelayTicks * queues;
        return MeanValueAnalysis.of(tandems, queues, totalJobs(), (double) serviceTicks, linkTicks);
    }

    long totalQueues() {
        return (long) tandems * queues;
    }

    /** Number of jobs, the same at any time. */
    long totalJobs() {
        return totalQueues() * jobs;
    }
}
