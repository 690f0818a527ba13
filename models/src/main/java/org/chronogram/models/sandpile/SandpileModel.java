package org.chronogram.models.sandpile;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/**
 * The abelian sandpile (P. Bak, C. Tang and K. Wiesenfeld, "Self-organized criticality: an explanation of 1/f noise",
 * Physical Review Letters 59, 1987): grains are dropped on the cells of a square. A cell with four grains topples: it sends
 * one to each neighbour; beyond the border grains are lost. A grain takes {@code min-fall + Exp(fall - min-fall)} to the next
 * cell, so topplings come in a random order. The stable pile that is left does not depend on it.
 */
public final class SandpileModel implements Model {
    static final Parameter<Integer> SIDE =
            Parameter.integer("side", 64).atLeast(1).atMost(1000).describedAs("cells along each side of the square");
    static final Parameter<String> DROP = Parameter.choice("drop", "uniform", Drop.words())
            .describedAs(
                    "cells on which grains are dropped: each one, each one with a number drawn, or the middle one");
    static final Parameter<Integer> GRAINS = Parameter.integer("grains", 4)
            .atLeast(1)
            .atMost(1_000_000_000)
            .describedAs("grains dropped on each such cell, on average where the number is drawn");
    static final Parameter<Long> INTERVAL = Parameter.time("interval", "1s")
            .atLeast(1_000L)
            .describedAs("mean time between two grains dropped on a cell");
    static final Parameter<Long> FALL = Parameter.time("fall", "20ms")
            .atLeast(1_000L)
            .describedAs("mean time of a grain to the next cell, the smallest one included");
    static final Parameter<Long> MIN_FALL = Parameter.time("min-fall", "10ms")
            .atLeast(0L)
            .describedAs("smallest time of a grain to the next cell, the lookahead; 0 runs on one partition only");

    @Override
    public String name() {
        return "sandpile";
    }

    @Override
    public String description() {
        return "Abelian sandpile: avalanches of grains, and a final state that is known exactly";
    }

    @Override
    public String defaultEndTime() {
        return "1h";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(SIDE, DROP, GRAINS, INTERVAL, FALL, MIN_FALL);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        SandpileSettings settings = SandpileSettings.of(parameters, builder.timeBase());
        settings.requireTimesUntil(builder.endTicks(), builder.timeBase());
        SandpileStatistics statistics =
                SandpileStatistics.declare(builder, settings.lattice().size());
        builder.lookahead(settings.leastFallTicks());
        builder.links(settings::declareLinks);
        AtomicReference<Pile> expected = new AtomicReference<>();
        builder.weights(cell -> weight(settings, expected, cell));
        builder.logicalProcesses(settings.lattice().size(), lp -> new Cell(settings, statistics, lp));
    }

    /** The grains that will land on a cell are known before the run: four for each toppling, and those that stay there. */
    private static long weight(SandpileSettings settings, AtomicReference<Pile> expected, int cell) {
        Pile pile = expected.get();
        if (pile == null) {
            pile = Pile.stable(settings.lattice(), settings::meanGrains);
            expected.set(pile);
        }
        return Lattice.DIRECTIONS * pile.topplings(cell) + pile.height(cell);
    }

    @Override
    public void report(RunReport report) {
        new SandpileReport(report, SandpileSettings.of(report.parameters(), timeBase())).write();
    }
}
