package org.chronogram.models.outbreak;

import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Choices;

/**
 * An epidemic as a process of reaction and diffusion (after K. S. Perumalla and S. K. Seal, "Discrete Event Modeling and
 * Massively Parallel Execution of Epidemic Outbreak Phenomena", Simulation 88(7), 2012): people infect each other at
 * locations, and travel from one to another.
 *
 * <p>A person is latent, incubating, then infectious or asymptomatic, and recovered. At a location each susceptible person is
 * infected at the rate transmission · infectivity of all others / people there. All times at locations and in stages are
 * exponential; the time of a travel is that of the link, the shortest of which is the lookahead.
 */
public final class OutbreakModel implements Model {
    static final Parameter<Integer> REGIONS =
            Parameter.integer("regions", 16).atLeast(1).atMost(100_000).describedAs("regions on a ring");
    static final Parameter<Integer> LOCATIONS = Parameter.integer("locations", 16)
            .atLeast(1)
            .atMost(10_000)
            .describedAs("locations of each region, each an LP");
    static final Parameter<Integer> PEOPLE =
            Parameter.integer("people", 100).atLeast(1).describedAs("people of each location at the start");
    static final Parameter<Integer> CASES = Parameter.integer("cases", 1)
            .atLeast(0)
            .describedAs("people of each location who are infected at the start, in the regions with cases");
    static final Parameter<Integer> CASE_REGIONS = Parameter.integer("case-regions", 1)
            .atLeast(0)
            .describedAs("regions with cases at the start, the first ones");
    static final Parameter<Double> TRANSMISSION = Parameter.decimal("transmission", 0.6)
            .atLeast(0.0)
            .atMost(1000.0)
            .describedAs("people that an infectious person infects in a day, where all others are susceptible");
    static final Parameter<Long> LATENT = dwell("latent", "2", "that a person is infected and not infectious");
    static final Parameter<Long> INCUBATING = dwell("incubating", "1", "that a person is incubating after that");
    static final Parameter<Long> INFECTIOUS = dwell("infectious", "4", "that a person with symptoms is infectious");
    static final Parameter<Long> ASYMPTOMATIC_TIME =
            dwell("asymptomatic", "2", "that a person without symptoms is infectious");
    static final Parameter<Double> ASYMPTOMATIC =
            share("asymptomatic-share", 0.3, "share of the ill who get no symptoms");
    static final Parameter<Double> INCUBATING_INFECTIVITY = share(
            "incubating-infectivity", 0.3, "how infectious an incubating person is, compared with an infectious one");
    static final Parameter<Double> ASYMPTOMATIC_INFECTIVITY =
            share("asymptomatic-infectivity", 0.5, "how infectious a person without symptoms is");
    static final Parameter<Long> STAY = Parameter.time("stay", "3.5")
            .atLeast(0L)
            .describedAs("mean time of a person at a location; 0: nobody travels");
    static final Parameter<Double> ABROAD = share("abroad", 0.1, "share of the travels that go to another region");
    static final Parameter<Integer> REACH =
            Parameter.integer("reach", 4).atLeast(0).describedAs("regions on either side to which people travel");
    static final Parameter<Long> NEAR = Parameter.time("near", "0.05")
            .atLeast(0L)
            .describedAs("time from the nearest location to the hub of its region, half of the lookahead");
    static final Parameter<Long> FAR = Parameter.time("far", "0.4")
            .atLeast(0L)
            .atMost(Long.MAX_VALUE / 8)
            .describedAs("time from the farthest location to the hub of its region");
    static final Parameter<Long> BETWEEN = Parameter.time("between", "1")
            .atLeast(0L)
            .atMost(Long.MAX_VALUE / 8)
            .describedAs("time from the hub of a region to that of another");

    static final Parameter<String> GRAPH = Choices.parameter("graph", ContactKind.GEOGRAPHY)
            .describedAs("locations between which people travel: by regions, or a random graph");
    static final Parameter<Integer> DEGREE = Parameter.integer("degree", 8)
            .atLeast(2)
            .atMost(1000)
            .describedAs("mean number of neighbours of a location in a random graph, an even number");
    static final Parameter<Double> REWIRING =
            share("rewiring", 0.1, "share of the links of watts-strogatz that lead anywhere");
    static final Parameter<Integer> GRAPH_SEED =
            Parameter.integer("graph-seed", 1).describedAs("seed of the random graph");

    private static Parameter<Long> dwell(String name, String mean, String what) {
        return Parameter.time(name, mean).atLeast(0L).describedAs("mean time " + what);
    }

    private static Parameter<Double> share(String name, double value, String what) {
        return Parameter.decimal(name, value).atLeast(0.0).atMost(1.0).describedAs(what);
    }

    @Override
    public String name() {
        return "outbreak";
    }

    @Override
    public String description() {
        return "Epidemic among people who travel between locations, none of whom gets lost";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("day", 86_400_000_000L); // a tick is a microsecond
    }

    @Override
    public String defaultEndTime() {
        return "200";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(
                REGIONS,
                LOCATIONS,
                PEOPLE,
                CASES,
                CASE_REGIONS,
                TRANSMISSION,
                LATENT,
                INCUBATING,
                INFECTIOUS,
                ASYMPTOMATIC_TIME,
                ASYMPTOMATIC,
                INCUBATING_INFECTIVITY,
                ASYMPTOMATIC_INFECTIVITY,
                STAY,
                ABROAD,
                REACH,
                NEAR,
                FAR,
                BETWEEN,
                GRAPH,
                DEGREE,
                REWIRING,
                GRAPH_SEED);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        OutbreakSettings settings = OutbreakSettings.of(parameters, timeBase());
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        OutbreakStatistics statistics = OutbreakStatistics.declare(builder);
        Geography geography = settings.geography();
        builder.lookahead(2 * geography.nearTicks());
        builder.links((lp, links) -> {
            if (settings.travels()) {
                settings.declareLinks(lp, links);
            }
        });
        builder.logicalProcesses(geography.size(), lp -> new Location(settings, statistics, lp));
    }

    @Override
    public void report(RunReport report) {
        new OutbreakReport(report, OutbreakSettings.of(report.parameters(), timeBase())).write();
    }
}
