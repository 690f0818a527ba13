package org.chronogram.models.torus;

import java.util.List;
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
        return InterconnectSettings.parameters(DIMENSIONS, SIDE, TRAFFIC, LINK_DELAY);
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

    static TorusFabric fabric(ParameterValues parameters) {
        int dimensions = parameters.get(DIMENSIONS);
        int side = parameters.get(SIDE);
        TorusTraffic traffic = Choices.value(TorusTraffic.class, parameters.get(TRAFFIC));
        double routers = Math.pow(side, dimensions);
        if (routers > MOST_ROUTERS) {
            throw new InvalidInputException(String.format(
                    "--side=%d with --dimensions=%d are %.0f routers: expected at most %d, give a smaller side or fewer"
                            + " dimensions",
                    side, dimensions, routers, MOST_ROUTERS));
        }
        if (traffic == TorusTraffic.TORNADO && side == 2) {
            throw new InvalidInputException(
                    "--side=2 with --traffic=tornado sends nothing: expected a side of at least 3");
        }
        return new TorusFabric(dimensions, side, parameters.get(LINK_DELAY), traffic);
    }
}
