package org.chronogram.models.pcs;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;
import org.chronogram.models.toolkit.Torus;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param torus where the cells are.
 * @param portables portables of each cell at the start.
 * @param channels channels of each cell.
 * @param callIntervalTicks mean time in ticks after which an idle portable attempts a call.
 * @param callDurationTicks mean time of a call in ticks.
 * @param moveIntervalTicks mean time in ticks that a portable stays in a cell.
 * @param hops most steps of a move; 0 when nobody moves.
 * @param transitTicks time of a move in ticks.
 */
record PcsSettings(
        Torus torus,
        int portables,
        int channels,
        long callIntervalTicks,
        long callDurationTicks,
        long moveIntervalTicks,
        int hops,
        long transitTicks) {
    static PcsSettings of(ParameterValues parameters) {
        PcsSettings settings = new PcsSettings(
                new Torus(parameters.get(PcsModel.COLUMNS), parameters.get(PcsModel.ROWS)),
                parameters.get(PcsModel.PORTABLES),
                parameters.get(PcsModel.CHANNELS),
                parameters.get(PcsModel.CALL_INTERVAL),
                parameters.get(PcsModel.CALL_DURATION),
                parameters.get(PcsModel.MOVE_INTERVAL),
                parameters.get(PcsModel.HOPS),
                parameters.get(PcsModel.TRANSIT));
        settings.requireRoom();
        return settings;
    }

    private void requireRoom() {
        if (totalPortables() > Integer.MAX_VALUE) {
            throw new InvalidInputException("--portables=" + portables + " in each of " + torus.size() + " cells are "
                    + totalPortables() + " portables: expected at most " + Integer.MAX_VALUE
                    + ", give fewer portables, columns or rows");
        }
    }

    void requireTimesUntil(long endTicks, TimeBase timeBase) {
        Delays.requireTimesUntil(PcsModel.TRANSIT, transitTicks, endTicks, timeBase);
    }

    boolean moves() {
        return hops > 0;
    }

    /** Number of portables, the same at any time. */
    long totalPortables() {
        return (long) torus.size() * portables;
    }

    /** What theory says about a cell whose portables stay there. */
    Engset engset() {
        return new Engset(portables, channels, (double) callDurationTicks / callIntervalTicks);
    }
}
