package org.chronogram.models.arq;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Links;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param hosts number of hosts.
 * @param delayTicks smallest time of a transfer in ticks.
 * @param jitterTicks largest time that is added to it.
 * @param loss probability that a transfer is lost.
 * @param timeoutTicks time after which a packet is sent again; 0 without timers.
 */
record ArqSettings(int hosts, long delayTicks, long jitterTicks, double loss, long timeoutTicks) {
    static ArqSettings of(ParameterValues parameters, TimeBase timeBase) {
        ArqSettings settings = new ArqSettings(
                parameters.get(ArqModel.HOSTS),
                parameters.get(ArqModel.DELAY),
                parameters.get(ArqModel.JITTER),
                parameters.get(ArqModel.LOSS),
                parameters.get(ArqModel.TIMEOUT));
        settings.requireTimers(timeBase);
        return settings;
    }

    private void requireTimers(TimeBase timeBase) {
        if (!hasTimers() && loss > 0) {
            throw new InvalidInputException("--timeout=0 with --loss=" + loss
                    + ": a host would wait for ever for what was lost; give a time, or --loss 0");
        }
        if (hasTimers() && timeoutTicks <= 2 * (delayTicks + jitterTicks)) {
            throw new InvalidInputException("--timeout=" + timeBase.format(timeoutTicks)
                    + ": expected more than twice --delay and --jitter together, "
                    + timeBase.format(2 * (delayTicks + jitterTicks))
                    + ", so that no timer runs out while an acknowledgement is on its way");
        }
        if (delayTicks + jitterTicks == 0) {
            throw new InvalidInputException("--delay=0 with --jitter=0: packets would take no time, give one of both");
        }
    }

    void requireTimesUntil(long endTicks, TimeBase timeBase) {
        Delays.requireTimesUntil(ArqModel.TIMEOUT, timeoutTicks, endTicks, timeBase);
        Delays.requireTimesUntil(ArqModel.DELAY, delayTicks + jitterTicks, endTicks, timeBase);
    }

    void declareLinks(int lp, Links links) {
        links.to(next(lp), delayTicks);
        if (hosts > 2) {
            links.to(previous(lp), delayTicks);
        }
    }

    boolean hasTimers() {
        return timeoutTicks > 0;
    }

    int next(int lp) {
        return lp + 1 == hosts ? 0 : lp + 1;
    }

    int previous(int lp) {
        return lp == 0 ? hosts - 1 : lp - 1;
    }

    /** Probability that a packet and its acknowledgement both arrive. */
    double success() {
        return (1 - loss) * (1 - loss);
    }

    /** Mean time from the first transmission of a packet to its acknowledgement. */
    double meanCycleTicks() {
        return 2.0 * delayTicks + jitterTicks + timeoutTicks * (1 - success()) / success();
    }

    /** Variance over squared mean of that time; the number of timeouts is geometric. */
    double squaredVariationOfCycle() {
        double transfers = (double) jitterTicks * (jitterTicks + 2.0) / 6;
        double timeouts = (double) timeoutTicks * timeoutTicks * (1 - success()) / (success() * success());
        return (transfers + timeouts) / (meanCycleTicks() * meanCycleTicks());
    }
}
