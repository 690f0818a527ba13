package org.chronogram.models.network;

import java.util.List;
import java.util.Optional;

/**
 * A place on the earth.
 *
 * @param latitude degrees north, from -90 to 90.
 * @param longitude degrees east, from -180 to 180.
 */
record Position(double latitude, double longitude) {
    /** Mean radius of the earth in km (H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74, 2000). */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    private static final double SHORTEST_MEAN_VECTOR = 1e-9;

    /**
     * Measures the great circle to another place by the haversine formula (R. W. Sinnott, "Virtues of the Haversine",
     * Sky and Telescope 68(2), 1984).
     *
     * @return the distance in km.
     */
    double distanceKm(Position other) {
        double haversine = haversine(Math.toRadians(other.latitude - latitude))
                + StrictMath.cos(Math.toRadians(latitude))
                        * StrictMath.cos(Math.toRadians(other.latitude))
                        * haversine(Math.toRadians(other.longitude - longitude));
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.sqrt(Math.min(1, haversine)));
    }

    private static double haversine(double angle) {
        double sine = StrictMath.sin(angle / 2);
        return sine * sine;
    }

    /**
     * Finds the middle of several places: the direction of the sum of their unit vectors, which unlike a mean of degrees
     * is right on both sides of the date line.
     *
     * @return the middle; empty when there is none, as for two places opposite each other.
     */
    static Optional<Position> middle(List<Position> positions) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (Position position : positions) {
            double latitude = Math.toRadians(position.latitude);
            double longitude = Math.toRadians(position.longitude);
            x += StrictMath.cos(latitude) * StrictMath.cos(longitude);
            y += StrictMath.cos(latitude) * StrictMath.sin(longitude);
            z += StrictMath.sin(latitude);
        }
        double horizontal = StrictMath.hypot(x, y);
        if (StrictMath.hypot(horizontal, z) < SHORTEST_MEAN_VECTOR) {
            return Optional.empty();
        }
        return Optional.of(
                new Position(Math.toDegrees(StrictMath.atan2(z, horizontal)), Math.toDegrees(StrictMath.atan2(y, x))));
    }
}
