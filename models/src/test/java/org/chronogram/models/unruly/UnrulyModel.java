package org.chronogram.models.unruly;

import java.io.IOException;
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
import org.chronogram.model.RunReport;

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
                    "build-throws",
                    "misses-class",
                    "throws-checked",
                    "exits",
                    "halts",
                    "prints",
                    "state-classes-null",
                    "interrupts",
                    "hangs-at-exit",
                    "throws-without-trace",
                    "report-throws",
                    "report-exits")
            .describedAs("the rule that is broken");
    private static final Parameter<Integer> LPS = Parameter.integer("lps", 4).describedAs("number of LPs");

    private static final long LOOKAHEAD_TICKS = 100_000_000;
    private static final long FAULT_TICKS = 1_000_000_000;

    private String fault = "";

    @Override
    public List<Class<?>> stateClasses() {
        return fault.equals("state-classes-null") ? null : List.of();
    }

    @Override
    public void report(RunReport report) {
        report.result("belts", 1, "");
        if (fault.equals("report-throws")) {
            throw new AssertionError("no belt");
        }
        if (fault.equals("report-exits")) {
            System.exit(0);
        }
    }

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
        fault = parameters.get(FAULT);
        if (fault.equals("prints")) {
            System.out.println("the belt is laid");
        }
        if (fault.equals("build-throws")) {
            throw new IllegalStateException("no LPs today");
        }
        int lps = parameters.get(LPS);
        builder.lookahead(LOOKAHEAD_TICKS);
        String chosen = fault;
        builder.logicalProcesses(lps, lp -> new UnrulyProcess(chosen, lps));
    }

    private static final class Traceless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Traceless() {
            super("the belt has no trace");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }
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
                case "misses-class" -> throw new NoClassDefFoundError("belts/Spare");
                case "throws-checked" -> UnrulyProcess.<RuntimeException>raise(new IOException("the belt is torn"));
                case "exits" -> System.exit(0);
                case "halts" -> Runtime.getRuntime().halt(0);
                case "interrupts" -> Thread.currentThread().interrupt();
                case "hangs-at-exit" -> hangAtExit(context.now());
                case "throws-without-trace" -> throw new Traceless();
                case "prints" -> print(context.now());
                case "state-classes-null", "report-throws", "report-exits" -> {}
                default -> neverReturn();
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void raise(Throwable failure) throws T {
            throw (T) failure;
        }

        private static void hangAtExit(long nowTicks) {
            if (nowTicks == FAULT_TICKS) {
                Runtime.getRuntime().addShutdownHook(new Thread(UnrulyProcess::neverReturn, "belt"));
            }
        }

        private static void print(long nowTicks) {
            if (nowTicks == FAULT_TICKS) {
                System.out.println("the belt squeaks");
                System.err.println("the belt hums");
            }
        }

        /** Once, so that the run comes to its end. A thread may return from parking at any time, so it parks until the time is over. */
        private static void pause(long nowTicks) {
            long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            while (nowTicks == FAULT_TICKS && System.nanoTime() - untilNs < 0) {
                LockSupport.parkNanos(untilNs - System.nanoTime());
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
