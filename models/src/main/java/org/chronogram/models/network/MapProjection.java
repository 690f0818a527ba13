package org.chronogram.models.network;

import java.util.List;

/**
 * Places of the earth on a plane: equirectangular, true to scale in the middle latitude (J. P. Snyder, Map Projections: A
 * Working Manual, USGS 1395, section 12). It is cut where there is no place for the longest way around the earth: so a
 * network across the Pacific is not torn apart at the date line.
 */
final class MapProjection {
    private static final double CIRCLE = 360;

    private final double cut;
    private final double shrink;
    private final double left;
    private final double width;
    private final double bottom;

    private MapProjection(List<Position> positions) {
        double[] longitudes =
                positions.stream().mapToDouble(Position::longitude).sorted().toArray();
        double[] latitudes =
                positions.stream().mapToDouble(Position::latitude).sorted().toArray();
        cut = cut(longitudes);
        double lowest = latitudes.length == 0 ? 0 : latitudes[0];
        double highest = latitudes.length == 0 ? 0 : latitudes[latitudes.length - 1];
        shrink = StrictMath.cos(Math.toRadians((lowest + highest) / 2));
        bottom = lowest;
        left = positions.stream().mapToDouble(this::x).min().orElse(0);
        double right = positions.stream().mapToDouble(this::x).max().orElse(0);
        width = right > left ? right - left : 1;
    }

    static MapProjection of(List<Position> positions) {
        return new MapProjection(positions);
    }

    /** Returns the longitude after the widest gap, at which the map begins on the left. */
    private static double cut(double[] sorted) {
        double cut = sorted.length == 0 ? 0 : sorted[0];
        double widest = sorted.length == 0 ? 0 : sorted[0] + CIRCLE - sorted[sorted.length - 1];
        for (int index = 1; index < sorted.length; index++) {
            if (sorted[index] - sorted[index - 1] > widest) {
                widest = sorted[index] - sorted[index - 1];
                cut = sorted[index];
            }
        }
        return cut;
    }

    double x(Position position) {
        double east = position.longitude() - cut;
        return (east < 0 ? east + CIRCLE : east) * shrink;
    }

    double y(Position position) {
        return position.latitude();
    }

    double left() {
        return left;
    }

    double width() {
        return width;
    }

    double bottom() {
        return bottom;
    }
}
