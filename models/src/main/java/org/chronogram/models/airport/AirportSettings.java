package org.chronogram.models.airport;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;
import org.chronogram.models.toolkit.Torus;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param torus where the airports are.
 * @param planes planes of each airport at the start.
 * @param groundTicks mean time on the ground in ticks.
 * @param flightTicks mean time of a flight in ticks, at least the smallest one.
 * @param leastFlightTicks smallest time of a flight in ticks.
 */
record AirportSettings(Torus torus, int planes, long groundTicks, long flightTicks, long leastFlightTicks) {
    static AirportSettings of(ParameterValues parameters, TimeBase timeBase) {
        AirportSettings settings = new AirportSettings(
                new Torus(parameters.get(AirportModel.COLUMNS), parameters.get(AirportModel.ROWS)),
                parameters.get(AirportModel.PLANES),
                parameters.get(AirportModel.GROUND),
                parameters.get(AirportModel.FLIGHT),
                parameters.get(AirportModel.MIN_FLIGHT));
        settings.requireRoom();
        settings.requireOrder(timeBase);
        return settings;
    }

    private void requireRoom() {
        if (totalPlanes() > Integer.MAX_VALUE) {
            throw new InvalidInputException("--planes=" + planes + " at each of " + torus.size() + " airports are "
                    + totalPlanes() + " planes: expected at most " + Integer.MAX_VALUE
                    + ", give fewer planes, columns or rows");
        }
    }

    private void requireOrder(TimeBase timeBase) {
        if (leastFlightTicks > flightTicks) {
            throw new InvalidInputException("--min-flight=" + timeBase.format(leastFlightTicks)
                    + " is longer than --flight=" + timeBase.format(flightTicks)
                    + ": the mean includes the smallest time, give a shorter --min-flight or a longer --flight");
        }
    }

    void requireTimesUntil(long endTicks, TimeBase timeBase) {
        Delays.requireTimesUntil(AirportModel.MIN_FLIGHT, leastFlightTicks, endTicks, timeBase);
    }

    /** Number of planes, the same at any time. */
    long totalPlanes() {
        return (long) torus.size() * planes;
    }

    /** Mean time from one landing of a plane to the next, in ticks. */
    double meanCycleTicks() {
        return (double) groundTicks + flightTicks;
    }

    /** Squared coefficient of variation of that time, the sum of an exponential and a shifted exponential one. */
    double squaredVariationOfCycle() {
        double ground = groundTicks / meanCycleTicks();
        double flight = ((double) flightTicks - leastFlightTicks) / meanCycleTicks();
        return ground * ground + flight * flight;
    }

    /** Share of its time that a plane spends on the ground in the long run, by the renewal-reward theorem. */
    double shareOnGround() {
        return groundTicks / meanCycleTicks();
    }
}
