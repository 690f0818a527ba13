package org.chronogram.models.outbreak;

import java.util.Arrays;
import org.chronogram.models.toolkit.SplitMix;

/**
 * The walk from location to location on a random graph, each time to a neighbour drawn uniformly. How many steps it takes to
 * forget where it began follows from its second largest eigenvalue, which is found by power iteration of the walk that stays
 * with a probability of a half (D. A. Levin, Y. Peres and E. L. Wilmer, "Markov Chains and Mixing Times", 2009, chapter 12).
 */
final class RandomWalk {
    private static final int ITERATIONS = 500;
    private static final int MOST_LOCATIONS = 4096;

    private final ContactGraph graph;
    private final int locations;

    private RandomWalk(ContactGraph graph, int locations) {
        this.graph = graph;
        this.locations = locations;
    }

    /**
     * Returns the mean number of steps in which the walk forgets where it began: infinite, or very large, where some location
     * cannot be reached from others, and infinite where the graph is too large to tell.
     */
    static double relaxationSteps(ContactGraph graph, int locations) {
        RandomWalk walk = new RandomWalk(graph, locations);
        return locations > MOST_LOCATIONS || walk.hasLonely() ? Double.POSITIVE_INFINITY : 1 / walk.gap();
    }

    private boolean hasLonely() {
        for (int location = 0; location < locations; location++) {
            if (graph.degree(location) == 0) {
                return true;
            }
        }
        return false;
    }

    /** One less the second largest eigenvalue. */
    private double gap() {
        double[] values = new double[locations];
        for (int location = 0; location < locations; location++) {
            values[location] = SplitMix.mixed(location) * 0x1p-63;
        }
        double eigenvalue = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            normalize(values);
            double[] next = stepped(values);
            eigenvalue = product(values, next);
            values = next;
        }
        return 2 * (1 - eigenvalue);
    }

    /** Leaves what is orthogonal to the largest eigenvalue, that of the constants, with a norm of 1. */
    private void normalize(double[] values) {
        double[] ones = new double[locations];
        Arrays.fill(ones, 1);
        double mean = product(values, ones);
        for (int location = 0; location < locations; location++) {
            values[location] -= mean;
        }
        double norm = Math.sqrt(product(values, values));
        for (int location = 0; location < locations && norm > 0; location++) {
            values[location] /= norm;
        }
    }

    /** The mean after a step, which does not move with a probability of a half. */
    private double[] stepped(double[] values) {
        double[] next = new double[locations];
        for (int location = 0; location < locations; location++) {
            double sum = 0;
            for (int index = 0; index < graph.degree(location); index++) {
                sum += values[graph.neighbour(location, index)];
            }
            next[location] = (values[location] + sum / graph.degree(location)) / 2;
        }
        return next;
    }

    /** The product by which the walk is symmetric: locations weigh as often as the walk is there, by their neighbours. */
    private double product(double[] one, double[] other) {
        double sum = 0;
        for (int location = 0; location < locations; location++) {
            sum += graph.degree(location) * one[location] * other[location];
        }
        return sum / (2.0 * graph.links());
    }
}
