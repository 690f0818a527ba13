package org.chronogram.models.outbreak;

import org.chronogram.model.Links;
import org.chronogram.model.RandomStream;

/**
 * Regions on a ring, each with locations around a hub. One travels over the hubs, so the time from a location to another is
 * the sum of the times to the hubs, and the time between the hubs of two regions.
 *
 * @param regions number of regions.
 * @param locations locations of each region.
 * @param reach regions on either side to which people travel.
 * @param nearTicks time from the nearest location to its hub in ticks.
 * @param farTicks time from the farthest location to its hub in ticks.
 * @param betweenTicks time from hub to hub in ticks.
 */
record Geography(int regions, int locations, int reach, long nearTicks, long farTicks, long betweenTicks) {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    int size() {
        return regions * locations;
    }

    /** Regions to which people travel from their own. */
    private int neighbours() {
        return (int) Math.min(2L * reach, regions - 1L);
    }

    boolean hasOtherLocations() {
        return locations > 1 || neighbours() > 0;
    }

    /** Draws a destination: in another region with some probability, or else in the same one. */
    int drawDestination(int location, double abroad, RandomStream random) {
        boolean goesAbroad = neighbours() > 0 && (locations == 1 || random.nextDouble() < abroad);
        int region = location / locations;
        if (goesAbroad) {
            return neighbour(region, random.nextInt(neighbours())) * locations + random.nextInt(locations);
        }
        int other = random.nextInt(locations - 1);
        return region * locations + (other < location % locations ? other : other + 1);
    }

    /** Numbers the regions within reach: the half in one direction first. */
    private int neighbour(int region, int index) {
        int ahead = (neighbours() + 1) / 2;
        int offset = index < ahead ? index + 1 : ahead - index - 1;
        return Math.floorMod(region + offset, regions);
    }

    long travelTicks(int from, int to) {
        long hubs = from / locations == to / locations ? 0 : betweenTicks;
        return hubTicks(from) + hubs + hubTicks(to);
    }

    /** The longest time between two locations. */
    long mostTravelTicks() {
        return 2 * farTicks + betweenTicks;
    }

    /** Spread between the nearest and the farthest location by a hash of the location. */
    private long hubTicks(int location) {
        double fraction = (((location + 1) * FACTOR) >>> 11) * 0x1p-53;
        return nearTicks + (long) (fraction * (farTicks - nearTicks));
    }

    void declareLinks(int location, double abroad, Links links) {
        int region = location / locations;
        if (locations > 1 && (abroad < 1 || neighbours() == 0)) {
            declareLinksTo(region, location, links);
        }
        if (abroad > 0 || locations == 1) {
            for (int index = 0; index < neighbours(); index++) {
                declareLinksTo(neighbour(region, index), location, links);
            }
        }
    }

    private void declareLinksTo(int region, int location, Links links) {
        for (int target = region * locations; target < (region + 1) * locations; target++) {
            if (target != location) {
                links.to(target, travelTicks(location, target));
            }
        }
    }
}
