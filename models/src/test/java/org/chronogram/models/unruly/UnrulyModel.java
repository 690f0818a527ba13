package org.chronogram.models.unruly;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;

/** A ring of LPs whose last one breaks a rule at time 1. */
public final class UnrulyModel implements Model {
    private static final Parameter<String> FAULT = Parameter.choice(
                    "fault",
                    "throws",
                    "throws",
                    "sends-too-early",
                    "negative-delay",
                    "never-returns",
                    "pauses",
                    "build-throws")
            .describedAs("the rule that is broken");
    private static final Parameter<Integer> LPS = Parameter.integer("lps", 4).describedAs("number of LPs");

    private static final long LOOKAHEAD_TICKS = 100_000_000;
    private static final long FAULT_TICKS = 1_000_000_000;

    @Override
    public String name() {
        return "unruly";
    }

    @Override
    public String description() {
        return "breaks a rule";
    }

    @Override
    public String defaultEndTime() {
        return "10s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FAULT, LPS);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        String fault = parameters.get(FAULT);
        if (fault.equals("build-throws")) {
            throw new IllegalStateException("no LPs today");
        }
        int lps = parameters.get(LPS);
        builder.lookahead(LOOKAHEAD_TICKS);
        builder.logicalProcesses(lps, lp -> new UnrulyProcess(fault, lps));
    }

    private record UnrulyProcess(String fault, int lps) implements LogicalProcess {
        private static final int TICK = 7;

        @Override
        public void initialize(EventContext context) {
            context.schedule(LOOKAHEAD_TICKS, TICK);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            if (context.self() == lps - 1 && context.now() >= FAULT_TICKS) {
                breakRule(context);
            }
            context.schedule(LOOKAHEAD_TICKS, TICK);
        }

        private void breakRule(EventContext context) {
            switch (fault) {
                case "throws" -> throw new IllegalStateException("the belt is off");
                case "sends-too-early" -> context.send(0, LOOKAHEAD_TICKS / 4, TICK);
                case "negative-delay" -> context.schedule(-5, TICK);
                case "pauses" -> pause(context.now());
                default -> neverReturn();
            }
        }

        /** Once, so that the run comes to its end. */
        private static void pause(long nowTicks) {
            if (nowTicks == FAULT_TICKS) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
            }
        }

        private static void neverReturn() {
            long rounds = 0;
            while (rounds >= 0) {
                rounds = rounds + 1 & Long.MAX_VALUE;
            }
        }
    }
}
