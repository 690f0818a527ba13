package org.chronogram.models.pcs;

import java.util.List;
import org.chronogram.model.Links;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.models.toolkit.Torus;

/**
 * A personal communication services network: cells on a torus, and portable phones that make calls and move (C. D.
 * Carothers, R. M. Fujimoto and Y.-B. Lin, "A Case Study in Simulating PCS Networks Using Time Warp", Proceedings of the
 * 9th Workshop on Parallel and Distributed Simulation, 1995; parameters as in the models of warped2).
 *
 * <p>An idle portable attempts a call after an exponential time. The call takes one of the channels of the cell for an
 * exponential time, or is lost when all are in use. Whether in a call or not, a portable stays in a cell for an exponential
 * time and then goes a number of random steps; it reaches the new cell after the transit time, which is the lookahead. A
 * call goes with it: it gives back its channel and needs one in the new cell, or is dropped.
 */
public final class PcsModel implements Model {
    static final Parameter<Integer> COLUMNS =
            Parameter.integer("columns", 100).atLeast(1).describedAs("cells from west to east");
    static final Parameter<Integer> ROWS =
            Parameter.integer("rows", 100).atLeast(1).describedAs("cells from north to south");
    static final Parameter<Integer> PORTABLES = Parameter.integer("portables", 50)
            .atLeast(1)
            .atMost(1_000_000)
            .describedAs("portables that are in each cell at the start");
    static final Parameter<Integer> CHANNELS =
            Parameter.integer("channels", 15).atLeast(1).describedAs("calls that a cell can carry at a time");
    static final Parameter<Long> CALL_INTERVAL = Parameter.time("call-interval", "200s")
            .atLeast(1_000L)
            .describedAs("mean time after which an idle portable attempts a call");
    static final Parameter<Long> CALL_DURATION =
            Parameter.time("call-duration", "50s").atLeast(1_000L).describedAs("mean time of a call");
    static final Parameter<Long> MOVE_INTERVAL = Parameter.time("move-interval", "100s")
            .atLeast(1_000L)
            .describedAs("mean time that a portable stays in a cell");
    static final Parameter<Integer> HOPS = Parameter.integer("hops", 3)
            .atLeast(0)
            .atMost(10)
            .describedAs("most random steps of a move, which has from 1 to that many; 0: nobody moves");
    static final Parameter<Long> TRANSIT = Parameter.time("transit", "1s")
            .atLeast(0L)
            .describedAs("time of a move, the lookahead; 0 runs on one partition only");

    @Override
    public String name() {
        return "pcs";
    }

    @Override
    public String description() {
        return "Mobile phone network: calls that find no channel, and calls that move to another cell";
    }

    @Override
    public String defaultEndTime() {
        return "500s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(COLUMNS, ROWS, PORTABLES, CHANNELS, CALL_INTERVAL, CALL_DURATION, MOVE_INTERVAL, HOPS, TRANSIT);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        PcsSettings settings = PcsSettings.of(parameters);
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        PcsStatistics statistics = PcsStatistics.declare(builder);
        builder.lookahead(settings.transitTicks());
        builder.links((lp, links) -> declareLinks(settings, lp, links));
        builder.logicalProcesses(settings.torus().size(), lp -> new Cell(settings, statistics));
    }

    /** A move of up to n steps ends in any cell that is at most n steps away. */
    private static void declareLinks(PcsSettings settings, int lp, Links links) {
        Torus torus = settings.torus();
        int hops = settings.hops();
        for (int east = -hops; east <= hops; east++) {
            int left = hops - Math.abs(east);
            for (int south = -left; south <= left; south++) {
                links.to(torus.relative(lp, east, south), settings.transitTicks());
            }
        }
    }

    @Override
    public void report(RunReport report) {
        new PcsReport(report, PcsSettings.of(report.parameters())).write();
    }
}
