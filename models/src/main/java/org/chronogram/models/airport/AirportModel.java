package org.chronogram.models.airport;

import java.util.List;
import org.chronogram.model.Links;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.models.toolkit.Torus;

/**
 * Airports on a torus between which planes fly (after the air traffic example of R. M. Fujimoto, Parallel and Distributed
 * Simulation Systems, Wiley, 2000, chapter 2, as the models of warped2 have it).
 *
 * <p>A plane stays on the ground for an exponential time and then flies to one of the four neighbours of its airport, drawn
 * uniformly. A flight takes {@code min-flight + Exp(flight - min-flight)}; the smallest one is the lookahead.
 */
public final class AirportModel implements Model {
    static final Parameter<Integer> COLUMNS =
            Parameter.integer("columns", 50).atLeast(1).describedAs("airports from west to east");
    static final Parameter<Integer> ROWS =
            Parameter.integer("rows", 50).atLeast(1).describedAs("airports from north to south");
    static final Parameter<Integer> PLANES = Parameter.integer("planes", 50)
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("planes that each airport has on the ground at the start");
    static final Parameter<Long> GROUND =
            Parameter.time("ground", "50min").atLeast(1_000L).describedAs("mean time of a plane on the ground");
    static final Parameter<Long> FLIGHT = Parameter.time("flight", "200min")
            .atLeast(1_000L)
            .describedAs("mean time of a flight, the smallest one included");
    static final Parameter<Long> MIN_FLIGHT = Parameter.time("min-flight", "1min")
            .atLeast(0L)
            .describedAs("smallest time of a flight, the lookahead; 0 runs on one partition only");

    @Override
    public String name() {
        return "airport";
    }

    @Override
    public String description() {
        return "Planes between airports on a torus, none of which gets lost";
    }

    @Override
    public String defaultEndTime() {
        return "48h";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(COLUMNS, ROWS, PLANES, GROUND, FLIGHT, MIN_FLIGHT);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        AirportSettings settings = AirportSettings.of(parameters, builder.timeBase());
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        AirportStatistics statistics = AirportStatistics.declare(builder);
        builder.lookahead(settings.leastFlightTicks());
        builder.links((lp, links) -> declareLinks(settings, lp, links));
        builder.logicalProcesses(settings.torus().size(), lp -> new Airport(settings, statistics));
    }

    private static void declareLinks(AirportSettings settings, int lp, Links links) {
        for (int direction = 0; direction < Torus.DIRECTIONS; direction++) {
            links.to(settings.torus().neighbour(lp, direction), settings.leastFlightTicks());
        }
    }

    @Override
    public void report(RunReport report) {
        new AirportReport(report, AirportSettings.of(report.parameters(), timeBase())).write();
    }
}
