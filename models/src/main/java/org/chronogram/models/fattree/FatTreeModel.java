package org.chronogram.models.fattree;

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
 * A fat tree network of equal switches (M. Al-Fares, A. Loukissas and A. Vahdat, "A Scalable, Commodity Data Center Network
 * Architecture", SIGCOMM 2008), with up/down routing.
 */
public final class FatTreeModel implements Model {
    static final Parameter<Integer> RADIX =
            Parameter.integer("radix", 8).atLeast(2).atMost(1024).describedAs("ports of a switch, an even number");
    static final Parameter<Integer> LEVELS =
            Parameter.integer("levels", 3).atLeast(2).atMost(8).describedAs("levels of switches");
    static final Parameter<String> ROUTING = Choices.parameter("routing", FatTreeRouting.ADAPTIVE)
            .describedAs("way up: by the number of the destination, or by the load of the ports");
    static final Parameter<String> TRAFFIC = Choices.parameter("traffic", FatTreeTraffic.UNIFORM)
            .describedAs("who sends to whom: drawn from all or from the other half, or a fixed one for each");
    static final Parameter<Long> LINK_DELAY =
            InterconnectSettings.delay("link-delay", "20ns", "time on the wire of a link");

    private static final int MOST_TERMINALS = 1 << 26;

    @Override
    public String name() {
        return "fattree";
    }

    @Override
    public String description() {
        return "Fat tree network of equal switches, with deterministic or adaptive up/down routing";
    }

    @Override
    public TimeBase timeBase() {
        return InterconnectSettings.PICOSECONDS;
    }

    @Override
    public String defaultEndTime() {
        return "50us";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return InterconnectSettings.parameters(RADIX, LEVELS, ROUTING, TRAFFIC, LINK_DELAY);
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

    static FatTreeFabric fabric(ParameterValues parameters) {
        return new FatTreeFabric(
                shape(parameters.get(RADIX), parameters.get(LEVELS)),
                Choices.value(FatTreeRouting.class, parameters.get(ROUTING)),
                Choices.value(FatTreeTraffic.class, parameters.get(TRAFFIC)),
                parameters.get(LINK_DELAY));
    }

    private static FatTree shape(int radix, int levels) {
        if (radix % 2 != 0) {
            throw new InvalidInputException(
                    "--radix=" + radix + " is odd: expected an even number, for half of the ports lead up");
        }
        double terminals = 2 * Math.pow(radix / 2.0, levels);
        if (terminals > MOST_TERMINALS) {
            throw new InvalidInputException(String.format(
                    "--radix=%d with --levels=%d are %.0f terminals: expected at most %d, give a smaller radix or fewer"
                            + " levels",
                    radix, levels, terminals, MOST_TERMINALS));
        }
        return new FatTree(radix / 2, levels);
    }
}
