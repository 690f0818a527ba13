package org.chronogram.models.traffic;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Links;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;
import org.chronogram.models.toolkit.Torus;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param torus where the intersections are.
 * @param cars cars that begin at each intersection at the start of the run.
 * @param utilisation share of the time that an exit is busy with the cars that begin later; 0 where none do.
 * @param distances how far trips go.
 * @param crossingTicks mean time in ticks that a car needs an exit.
 * @param roadTicks time on a road in ticks.
 */
record TrafficSettings(
        Torus torus, int cars, double utilisation, Distances distances, long crossingTicks, long roadTicks) {
    static TrafficSettings of(ParameterValues parameters) {
        TrafficSettings settings = new TrafficSettings(
                new Torus(parameters.get(TrafficModel.COLUMNS), parameters.get(TrafficModel.ROWS)),
                parameters.get(TrafficModel.CARS),
                parameters.get(TrafficModel.UTILISATION),
                new Distances(parameters.get(TrafficModel.DISTANCE)),
                parameters.get(TrafficModel.CROSSING),
                parameters.get(TrafficModel.ROAD));
        settings.requireRoom();
        return settings;
    }

    private void requireRoom() {
        if ((long) torus.size() * cars > Integer.MAX_VALUE) {
            throw new InvalidInputException("--cars=" + cars + " at each of " + torus.size() + " intersections are "
                    + (long) torus.size() * cars + " cars: expected at most " + Integer.MAX_VALUE
                    + ", give fewer cars, columns or rows");
        }
    }

    void requireTimesUntil(long endTicks, TimeBase timeBase) {
        Delays.requireTimesUntil(TrafficModel.ROAD, roadTicks, endTicks, timeBase);
    }

    void declareLinks(int intersection, Links links) {
        for (int direction = 0; direction < Torus.DIRECTIONS; direction++) {
            links.to(torus.neighbour(intersection, direction), roadTicks);
        }
    }

    boolean isOpen() {
        return utilisation > 0;
    }

    /** Mean time in ticks between two cars that begin at an intersection: as many blocks begin there as exits carry. */
    double intervalTicks() {
        return crossingTicks * distances.mean() / (Torus.DIRECTIONS * utilisation);
    }

    /** Mean time at an exit in ticks where each is a queue M/M/1. */
    double exitTicks() {
        return crossingTicks / (1 - utilisation);
    }

    /** Mean time of a trip in ticks, where a car is at an exit for that time. */
    double tripTicks(double exitTicks) {
        return distances.mean() * (roadTicks + exitTicks);
    }
}
