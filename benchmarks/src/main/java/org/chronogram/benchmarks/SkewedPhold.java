package org.chronogram.benchmarks;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;

/**
 * PHOLD with every destination drawn, and with loads that are costly for an engine: one LP that gets far more events than
 * the others, many events at the same time, and events that an LP schedules for itself within a window.
 */
public final class SkewedPhold implements Model {
    private static final Parameter<Integer> LPS =
            Parameter.integer("lps", 1024).atLeast(1).describedAs("number of LPs");
    private static final Parameter<Double> HOT =
            Parameter.decimal("hot", 0).atLeast(0.0).atMost(1.0).describedAs("share of the events that go to LP 0");
    private static final Parameter<Double> TINY = Parameter.decimal("tiny", 0)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("share of the events that an LP schedules for itself after a thousandth of the lookahead");
    private static final Parameter<Long> LATTICE = Parameter.time("lattice", "0")
            .atLeast(0L)
            .describedAs(
                    "delays are rounded up to multiples of this, so that times are tied; 0 leaves them as they are");

    private static final long LOOKAHEAD_TICKS = 100_000_000;
    private static final double RANDOM_DELAY_TICKS = 900_000_000;
    private static final double TINY_DELAY_TICKS = 100_000;

    /** One LP. */
    private static final class Process implements LogicalProcess {
        private static final int TYPE = 1;

        private final int lps;
        private final double hot;
        private final double tiny;
        private final long lattice;

        Process(ParameterValues parameters) {
            lps = parameters.get(LPS);
            hot = parameters.get(HOT);
            tiny = parameters.get(TINY);
            lattice = parameters.get(LATTICE);
        }

        @Override
        public void initialize(EventContext context) {
            context.schedule(delayTicks(context), TYPE);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            if (tiny > 0 && context.random().nextDouble() < tiny) {
                context.schedule(context.random().nextExponentialTicks(TINY_DELAY_TICKS), TYPE);
            } else {
                context.send(destination(context), delayTicks(context), TYPE);
            }
        }

        private int destination(EventContext context) {
            boolean toHotLp = hot > 0 && context.random().nextDouble() < hot;
            return toHotLp ? 0 : context.random().nextInt(lps);
        }

        private long delayTicks(EventContext context) {
            long delay = LOOKAHEAD_TICKS + context.random().nextExponentialTicks(RANDOM_DELAY_TICKS);
            return lattice == 0 ? delay : (delay + lattice - 1) / lattice * lattice;
        }
    }

    @Override
    public String name() {
        return "skewed-phold";
    }

    @Override
    public String description() {
        return "PHOLD with a hot LP, ties, or events within the window";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("unit", 1_000_000_000L);
    }

    @Override
    public String defaultEndTime() {
        return "100";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LPS, HOT, TINY, LATTICE);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(LOOKAHEAD_TICKS);
        builder.logicalProcesses(parameters.get(LPS), lp -> new Process(parameters));
    }
}
