package org.chronogram.models.torus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;
import org.chronogram.models.interconnect.Interconnect;
import org.chronogram.models.interconnect.InterconnectReport;
import org.chronogram.models.interconnect.InterconnectSettings;
import org.chronogram.models.toolkit.Choices;

/**
 * An interconnection network on a torus, or k-ary n-cube (W. J. Dally and B. Towles, Principles and Practices of
 * Interconnection Networks, Morgan Kaufmann, 2004, chapter 5), with dimension-order routing.
 */
public final class TorusModel implements Model {
    static final Parameter<Integer> DIMENSIONS =
            Parameter.integer("dimensions", 3).atLeast(1).atMost(8).describedAs("dimensions of the torus, n");
    static final Parameter<Integer> SIDE =
            Parameter.integer("side", 8).atLeast(2).atMost(1024).describedAs("routers along each dimension, k");
    static final List<Parameter<Integer>> SIDES =
            IntStream.rangeClosed(1, 5).mapToObj(TorusModel::side).toList();
    static final Parameter<Long> LINK_DELAY =
            InterconnectSettings.delay("link-delay", "20ns", "time on the wire of a link");
    static final Parameter<String> TRAFFIC = Choices.parameter("traffic", TorusTraffic.UNIFORM)
            .describedAs("who sends to whom: drawn from all or from the neighbours, or half of the way round");

    private static final int MOST_ROUTERS = 1 << 24;

    @Override
    public String name() {
        return "torus";
    }

    @Override
    public String description() {
        return "Interconnection network on a torus, with virtual channels, credits and dimension-order routing";
    }

    @Override
    public TimeBase timeBase() {
        return InterconnectSettings.PICOSECONDS;
    }

    @Override
    public String defaultEndTime() {
        return "20us";
    }

    @Override
    public List<Parameter<?>> parameters() {
        List<Parameter<?>> own = new ArrayList<>(List.of(DIMENSIONS, SIDE));
        own.addAll(SIDES);
        own.addAll(List.of(TRAFFIC, LINK_DELAY));
        return InterconnectSettings.parameters(own.toArray(new Parameter<?>[0]));
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        Interconnect.build(builder, fabric(parameters), InterconnectSettings.of(parameters));
    }

    @Override
    public void report(RunReport report) {
        ParameterValues parameters = report.parameters();
        new InterconnectReport(report, fabric(parameters), InterconnectSettings.of(parameters)).write();
    }

    private static Parameter<Integer> side(int dimension) {
        return Parameter.integer("side-" + dimension, 0)
                .atLeast(0)
                .atMost(1024)
                .describedAs("routers along dimension " + dimension + "; 0: as many as --side says");
    }

    static TorusFabric fabric(ParameterValues parameters) {
        int[] sides = sides(parameters);
        TorusTraffic traffic = Choices.value(TorusTraffic.class, parameters.get(TRAFFIC));
        requireRoom(sides);
        if (traffic == TorusTraffic.TORNADO && Arrays.stream(sides).allMatch(side -> side == 2)) {
            throw new InvalidInputException(
                    "--side=2 with --traffic=tornado sends nothing: expected a side of at least 3");
        }
        return new TorusFabric(new TorusShape(sides), parameters.get(LINK_DELAY), traffic);
    }

    private static int[] sides(ParameterValues parameters) {
        int[] sides = new int[parameters.get(DIMENSIONS)];
        Arrays.fill(sides, parameters.get(SIDE));
        for (int dimension = 0; dimension < SIDES.size(); dimension++) {
            int side = parameters.get(SIDES.get(dimension));
            if (side != 0) {
                requireSide(dimension + 1, side, sides.length);
                sides[dimension] = side;
            }
        }
        return sides;
    }

    private static void requireSide(int dimension, int side, int dimensions) {
        String found = "--side-" + dimension + "=" + side;
        if (dimension > dimensions) {
            throw new InvalidInputException(found + " with --dimensions=" + dimensions + " is a side of no dimension:"
                    + " leave it out, or give more dimensions");
        }
        if (side == 1) {
            throw new InvalidInputException(found + " is a ring of one router: expected at least 2, or 0 for --side");
        }
    }

    private static void requireRoom(int[] sides) {
        double routers = Arrays.stream(sides).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (routers > MOST_ROUTERS) {
            String shape = Arrays.stream(sides).allMatch(side -> side == sides[0])
                    ? "--side=" + sides[0] + " with --dimensions=" + sides.length
                    : "sides of "
                            + Arrays.stream(sides).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
            throw new InvalidInputException(String.format(
                    "%s are %.0f routers: expected at most %d, give a smaller side or fewer dimensions",
                    shape, routers, MOST_ROUTERS));
        }
    }
}
