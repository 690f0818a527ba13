package org.chronogram.models.sandpile;

import java.util.Locale;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Links;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param lattice the cells.
 * @param drop where grains are dropped.
 * @param grains grains for a cell on which grains are dropped; with {@link Drop#RANDOM} the mean number.
 * @param intervalTicks mean time between two grains that are dropped on a cell, in ticks.
 * @param fallTicks mean time of a grain from a cell to the next, in ticks.
 * @param leastFallTicks smallest such time in ticks.
 */
record SandpileSettings(
        Lattice lattice, Drop drop, int grains, long intervalTicks, long fallTicks, long leastFallTicks) {
    /** So many topplings take some hours. */
    private static final double MOST_TOPPLINGS = 1e11;

    static SandpileSettings of(ParameterValues parameters, TimeBase timeBase) {
        SandpileSettings settings = new SandpileSettings(
                new Lattice(parameters.get(SandpileModel.SIDE)),
                Drop.of(parameters.get(SandpileModel.DROP)),
                parameters.get(SandpileModel.GRAINS),
                parameters.get(SandpileModel.INTERVAL),
                parameters.get(SandpileModel.FALL),
                parameters.get(SandpileModel.MIN_FALL));
        settings.requireOrder(timeBase);
        settings.requireFeasible();
        return settings;
    }

    private void requireOrder(TimeBase timeBase) {
        if (leastFallTicks > fallTicks) {
            throw new InvalidInputException("--min-fall=" + timeBase.format(leastFallTicks) + " is longer than --fall="
                    + timeBase.format(fallTicks)
                    + ": the mean includes the smallest time, give a shorter --min-fall or a longer --fall");
        }
    }

    private void requireFeasible() {
        if (mostTopplings() > MOST_TOPPLINGS) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "--grains=%d with --side=%d can need %.0e topplings: expected at most %.0e, give fewer grains or a"
                            + " smaller side",
                    grains,
                    lattice.side(),
                    mostTopplings(),
                    MOST_TOPPLINGS));
        }
    }

    /** From the middle a grain makes about side² / 4 steps until it falls off the border, and a toppling is four of them. */
    private double mostTopplings() {
        double dropped = drop == Drop.CENTRE ? grains : (double) grains * lattice.size();
        return dropped * lattice.size() / 16;
    }

    void requireTimesUntil(long endTicks, TimeBase timeBase) {
        Delays.requireTimesUntil(SandpileModel.MIN_FALL, leastFallTicks, endTicks, timeBase);
    }

    void declareLinks(int cell, Links links) {
        for (int direction = 0; direction < Lattice.DIRECTIONS; direction++) {
            int neighbour = lattice.neighbour(cell, direction);
            if (neighbour != Lattice.OUTSIDE) {
                links.to(neighbour, leastFallTicks);
            }
        }
    }

    /** Grains that are dropped on a cell, on average where their number is drawn. */
    long meanGrains(int cell) {
        return drop == Drop.CENTRE && cell != lattice.centre() ? 0 : grains;
    }
}
