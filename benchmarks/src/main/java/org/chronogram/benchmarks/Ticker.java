package org.chronogram.benchmarks;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;

/** Two LPs that send each other no events: one handles one event in every window, the other none. */
final class Ticker implements Model {
    private static final long LOOKAHEAD_TICKS = 1 << 20;

    @Override
    public String name() {
        return "ticker";
    }

    @Override
    public String description() {
        return "Empty windows";
    }

    @Override
    public String defaultEndTime() {
        return "1000s";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(LOOKAHEAD_TICKS);
        builder.logicalProcesses(1, lp -> new Process(true));
        builder.logicalProcesses(1, lp -> new Process(false));
    }

    private record Process(boolean ticks) implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            if (ticks) {
                context.schedule(LOOKAHEAD_TICKS, 1);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            context.schedule(LOOKAHEAD_TICKS, 1);
        }
    }
}
