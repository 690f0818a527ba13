package org.chronogram.models.dragonfly;

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
 * A dragonfly network (J. Kim, W. J. Dally, S. Scott and D. Abts, "Technology-Driven, Highly-Scalable Dragonfly Topology",
 * Proceedings of the 35th International Symposium on Computer Architecture, 2008). The default is the one with 72 terminals
 * of that paper.
 */
public final class DragonflyModel implements Model {
    static final Parameter<Integer> ROUTERS =
            Parameter.integer("routers", 4).atLeast(2).atMost(1024).describedAs("routers of a group, a");
    static final Parameter<Integer> TERMINALS =
            Parameter.integer("terminals", 2).atLeast(1).atMost(1024).describedAs("terminals of a router, p");
    static final Parameter<Integer> GLOBAL_LINKS = Parameter.integer("global-links", 2)
            .atLeast(1)
            .atMost(1024)
            .describedAs("links of a router to other groups, h");
    static final Parameter<Integer> GROUPS = Parameter.integer("groups", 0)
            .atLeast(0)
            .describedAs("groups, g, at most a h + 1, with as many links between each two; 0: a h + 1");
    static final Parameter<String> ROUTING = Choices.parameter("routing", DragonflyRouting.MINIMAL)
            .describedAs("way to another group: the link to it, by way of a group that is drawn, or by load");
    static final Parameter<String> LINK_CHOICE = Choices.parameter("link-choice", DragonflyLinkChoice.DRAWN)
            .describedAs(
                    "which of several links to a group: drawn, or by source and destination, which keeps their order");
    static final Parameter<Integer> THRESHOLD = Parameter.integer("threshold", 6)
            .unit("packets")
            .atLeast(0)
            .describedAs("packets by which adaptive routing prefers the link to the other group");
    static final Parameter<String> TRAFFIC = Choices.parameter("traffic", DragonflyTraffic.UNIFORM)
            .describedAs("who sends to whom: drawn from all, from the next router, or from the next group");
    static final Parameter<Long> LOCAL_DELAY =
            InterconnectSettings.delay("local-delay", "20ns", "time on a wire in a group, and to a terminal");
    static final Parameter<Long> GLOBAL_DELAY =
            InterconnectSettings.delay("global-delay", "200ns", "time on a wire between groups");

    private static final long MOST_TERMINALS = 1 << 26;

    @Override
    public String name() {
        return "dragonfly";
    }

    @Override
    public String description() {
        return "Dragonfly network of groups of routers, with minimal, Valiant or adaptive routing";
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
        return InterconnectSettings.parameters(
                ROUTERS,
                TERMINALS,
                GLOBAL_LINKS,
                GROUPS,
                LINK_CHOICE,
                ROUTING,
                THRESHOLD,
                TRAFFIC,
                LOCAL_DELAY,
                GLOBAL_DELAY);
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

    static DragonflyFabric fabric(ParameterValues parameters) {
        DragonflyRouting routing = Choices.value(DragonflyRouting.class, parameters.get(ROUTING));
        return new DragonflyFabric(
                shape(parameters, routing),
                routing,
                parameters.get(THRESHOLD),
                Choices.value(DragonflyTraffic.class, parameters.get(TRAFFIC)),
                linkChoice(parameters, routing),
                parameters.get(LOCAL_DELAY),
                parameters.get(GLOBAL_DELAY));
    }

    private static DragonflyLinkChoice linkChoice(ParameterValues parameters, DragonflyRouting routing) {
        DragonflyLinkChoice choice = Choices.value(DragonflyLinkChoice.class, parameters.get(LINK_CHOICE));
        if (choice == DragonflyLinkChoice.PAIR && routing == DragonflyRouting.ADAPTIVE) {
            throw new InvalidInputException("--link-choice=pair with --routing=adaptive, which takes the link with the"
                    + " smallest load: expected drawn, or another --routing");
        }
        return choice;
    }

    private static Dragonfly shape(ParameterValues parameters, DragonflyRouting routing) {
        int routers = parameters.get(ROUTERS);
        int globalLinks = parameters.get(GLOBAL_LINKS);
        int most = routers * globalLinks + 1;
        int given = parameters.get(GROUPS);
        int groups = given == 0 ? most : given;
        int least = routing == DragonflyRouting.MINIMAL ? 2 : 3;
        if (groups < least || groups > most) {
            throw new InvalidInputException("--groups=" + given + ": expected from " + least + " to " + most
                    + ", as --routers=" + routers + " with --global-links=" + globalLinks + " have "
                    + (most - 1) + " links to other groups"
                    + (least == 2 ? "" : " and a detour needs a third group"));
        }
        Dragonfly shape = new Dragonfly(routers, parameters.get(TERMINALS), globalLinks, groups);
        requireRoom(shape);
        return shape;
    }

    private static void requireRoom(Dragonfly shape) {
        double terminals = (double) shape.terminals() * shape.routersOfGroup() * shape.groups();
        if (terminals > MOST_TERMINALS) {
            throw new InvalidInputException(String.format(
                    "--routers=%d, --terminals=%d and --global-links=%d are %.0f terminals: expected at most %d, give"
                            + " smaller numbers",
                    shape.routersOfGroup(), shape.terminals(), shape.globalLinks(), terminals, MOST_TERMINALS));
        }
    }
}
