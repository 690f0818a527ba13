package org.chronogram.simulation;

import java.util.List;
import java.util.Optional;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.Tally;

/** Tokens that go round a ring, until one of its places has no patience left. */
final class HopModel implements Model {
    private static final Parameter<Integer> LPS = Parameter.integer("lps", 5).atLeast(1);
    private static final Parameter<Double> MEAN = Parameter.decimal("mean", 1).atLeast(0.0);
    private static final Parameter<Long> HOP = Parameter.time("hop", "1ms").atLeast(1L);
    private static final Parameter<Long> PATIENCE = Parameter.time("patience", "1000s");
    private static final Parameter<Optional<java.nio.file.Path>> FILE = Parameter.file("file");
    private static final Parameter<String> LINKED = Parameter.choice("linked", "false", "false", "true");
    private static final Parameter<Integer> FAILS = Parameter.integer("fails", -1);

    /** Fails in its report where it is set. */
    boolean failsToReport;

    private record Place(int next, double meanTicks, long hopTicks, long patienceTicks, Counter visits, Tally stays)
            implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(0, 1);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            visits.increment();
            if (context.now() >= patienceTicks) {
                context.stop("no patience left");
            }
            long stay = context.random().nextExponentialTicks(meanTicks);
            stays.record(stay);
            context.send(next, stay + hopTicks, 1);
        }
    }

    @Override
    public String name() {
        return "hop";
    }

    @Override
    public String description() {
        return "Tokens on a ring";
    }

    @Override
    public String defaultEndTime() {
        return "1";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LPS, MEAN, HOP, PATIENCE, FILE, LINKED, FAILS);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        int lps = parameters.get(LPS);
        double meanTicks = parameters.get(MEAN) * 1e6;
        long hopTicks = parameters.get(HOP);
        Counter visits = builder.counter("visits", "tokens");
        Tally stays = builder.tally("stay", "s", 1_000_000_000);
        long patienceTicks = parameters.get(PATIENCE);
        builder.mayStop(5 * hopTicks);
        if (parameters.get(LINKED).equals("true")) {
            builder.links((lp, links) -> links.to((lp + 1) % lps, hopTicks));
        } else {
            builder.lookahead(hopTicks);
        }
        int fails = parameters.get(FAILS);
        builder.logicalProcesses(
                lps,
                lp -> new Place(
                        (lp + 1) % lps, meanTicks, hopTicks, patienceTicks, visits, lp == fails ? null : stays));
    }

    @Override
    public void report(RunReport report) {
        if (failsToReport) {
            throw new IllegalStateException("no");
        }
        long visits = report.statistics().counter("visits").count();
        report.result("visits-per-lp", (double) visits / report.logicalProcesses(), "");
        report.check("lps", report.logicalProcesses() < 100, "found " + report.logicalProcesses() + ", expected 99");
    }
}
