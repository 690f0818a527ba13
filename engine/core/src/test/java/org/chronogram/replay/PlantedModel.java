package org.chronogram.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;

/** Tokens on a ring. A parameter plants a fault: from some time on, one LP draws a number more, or sends another payload. */
public final class PlantedModel implements Model {
    static final int PLANTED_LP = 3;
    static final long END_TICKS = 20_000;

    private static final long HOP_TICKS = 10;
    private static final String NEVER = "1000000";
    private static final Parameter<Integer> LPS = Parameter.integer("lps", 10).describedAs("LPs on the ring");
    private static final Parameter<Long> DRAW = Parameter.time("draw", NEVER)
            .describedAs("when an LP begins to draw a number more that changes nothing else");
    private static final Parameter<Long> PAYLOAD =
            Parameter.time("payload", NEVER).describedAs("when an LP begins to send another payload");

    private record Station(int lp, int next, long drawTicks, long payloadTicks) implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(1, 1);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            long stay = context.random().nextInt(50);
            boolean planted = lp == PLANTED_LP;
            if (planted && context.now() >= drawTicks) {
                long unused = context.random().nextLong();
            }
            context.send(next, HOP_TICKS + stay, 1, planted && context.now() >= payloadTicks ? 7 : 5);
        }
    }

    /** Returns the specification of a run in a directory; the parameters are texts by name. */
    static RunSpecification run(Path directory, Map<String, String> parameters, FaultTolerance faultTolerance) {
        return new RunSpecification(
                Simulation.of("planted", parameters, END_TICKS),
                new ModelCode(registeredIn(directory.resolveSibling("code")), Map.of(), ""),
                Layout.of(0, 1),
                HostOptions.LOOPBACK,
                faultTolerance.in(directory.toString()),
                Outside.NONE);
    }

    private static String registeredIn(Path directory) {
        try {
            Path services = Files.createDirectories(directory.resolve("META-INF/services"));
            Files.writeString(services.resolve(Model.class.getName()), PlantedModel.class.getName());
            return directory.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public String description() {
        return "tokens on a ring, one LP of which can be made to behave in another way";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("ticks", 1);
    }

    @Override
    public String defaultEndTime() {
        return String.valueOf(END_TICKS);
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LPS, DRAW, PAYLOAD);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        int lps = parameters.get(LPS);
        builder.lookahead(HOP_TICKS);
        builder.logicalProcesses(
                lps, lp -> new Station(lp, (lp + 1) % lps, parameters.get(DRAW), parameters.get(PAYLOAD)));
    }
}
