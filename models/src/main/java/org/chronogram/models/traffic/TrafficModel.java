package org.chronogram.models.traffic;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/**
 * Cars on a grid of roads (after the model traffic of ROSS and warped2). A car begins at an intersection, goes a number of
 * blocks to the east or west and to the south or north, and leaves the roads. At each intersection it waits for the exit of
 * its direction, which it needs for an exponential time, and then drives to the next one; the time on a road is the
 * lookahead.
 *
 * <p>Cars that begin in a Poisson process make it a network of queues with customers on routes of their own, which has a
 * product form: each exit is a queue M/M/1 (F. P. Kelly, "Networks of Queues with Customers of Different Types", Journal of
 * Applied Probability 12, 1975).
 */
public final class TrafficModel implements Model {
    static final Parameter<Integer> COLUMNS =
            Parameter.integer("columns", 50).atLeast(1).describedAs("intersections from west to east");
    static final Parameter<Integer> ROWS =
            Parameter.integer("rows", 50).atLeast(1).describedAs("intersections from north to south");
    static final Parameter<Integer> CARS = Parameter.integer("cars", 5)
            .atLeast(0)
            .atMost(1_000_000)
            .describedAs("cars that begin at each intersection at the start");
    static final Parameter<Double> UTILISATION = Parameter.decimal("utilisation", 0.5)
            .atLeast(0.0)
            .atMost(0.99)
            .describedAs("share of the time that exits are busy with cars that begin later; 0: none do");
    static final Parameter<Integer> DISTANCE = Parameter.integer("distance", 10)
            .unit("blocks")
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("most blocks of a trip from west to east, and from north to south");
    static final Parameter<Long> CROSSING = Parameter.time("crossing", "4s")
            .atLeast(1_000L)
            .describedAs("mean time that a car needs an exit of an intersection");
    static final Parameter<Long> ROAD = Parameter.time("road", "20s")
            .atLeast(0L)
            .describedAs("time from an intersection to the next, the lookahead; 0 runs on one partition only");

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public String description() {
        return "Cars on a grid of roads with queues at the exits, measured beside analytic results";
    }

    @Override
    public String defaultEndTime() {
        return "2h";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(COLUMNS, ROWS, CARS, UTILISATION, DISTANCE, CROSSING, ROAD);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        TrafficSettings settings = TrafficSettings.of(parameters);
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        TrafficStatistics statistics = TrafficStatistics.declare(builder);
        builder.lookahead(settings.roadTicks());
        builder.links(settings::declareLinks);
        builder.logicalProcesses(settings.torus().size(), lp -> new Intersection(settings, statistics));
    }

    @Override
    public void report(RunReport report) {
        new TrafficReport(report, TrafficSettings.of(report.parameters())).write();
    }
}
