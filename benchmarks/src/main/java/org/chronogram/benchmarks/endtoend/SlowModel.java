package org.chronogram.benchmarks.endtoend;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;
import org.chronogram.model.TimeBase;

/** A model with additional computation before every event. It does what the model does, only slower. */
record SlowModel(Model model, int iterations) implements Model {
    @Override
    public String name() {
        return model.name();
    }

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public TimeBase timeBase() {
        return model.timeBase();
    }

    @Override
    public String defaultEndTime() {
        return model.defaultEndTime();
    }

    @Override
    public List<Parameter<?>> parameters() {
        return model.parameters();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        model.build(new SlowBuilder(builder, iterations), parameters);
    }

    /** An LP with additional computation. */
    private static final class SlowProcess implements LogicalProcess {
        private static final long MULTIPLIER = 6364136223846793005L;

        private final LogicalProcess process;
        private final int iterations;
        private long result = 1;

        SlowProcess(LogicalProcess process, int iterations) {
            this.process = process;
            this.iterations = iterations;
        }

        @Override
        public void initialize(EventContext context) {
            process.initialize(context);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            long value = result;
            for (int i = 0; i < iterations; i++) {
                value = value * MULTIPLIER + event.type();
            }
            result = value;
            process.onEvent(event, context);
        }

        @Override
        public void finish(FinishContext context) {
            process.finish(context);
        }
    }

    /** Hands every declaration on, and wraps the LPs. */
    private record SlowBuilder(ModelBuilder builder, int iterations) implements ModelBuilder {
        @Override
        public void lookahead(long ticks) {
            builder.lookahead(ticks);
        }

        @Override
        public int logicalProcesses(int count, LogicalProcessFactory factory) {
            return builder.logicalProcesses(count, lp -> new SlowProcess(factory.create(lp), iterations));
        }

        @Override
        public long endTicks() {
            return builder.endTicks();
        }

        @Override
        public TimeBase timeBase() {
            return builder.timeBase();
        }

        @Override
        public <T extends Statistic> T declare(T statistic) {
            return builder.declare(statistic);
        }
    }
}
