package org.chronogram.models.unruly;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;

/** A model whose author has made a field transient that is state. */
public final class ForgetfulModel implements Model {
    private static final long LOOKAHEAD = 1_000;
    private static final int LPS = 100;

    @Override
    public String name() {
        return "forgetful";
    }

    @Override
    public String description() {
        return "state that checkpoints do not keep";
    }

    @Override
    public String defaultEndTime() {
        return "100us";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(LOOKAHEAD);
        builder.logicalProcesses(LPS, lp -> new Cell());
    }

    private static final class Cell implements LogicalProcess {
        private transient long forgotten;

        @Override
        public void initialize(EventContext context) {
            context.schedule(1 + context.random().nextLong(LOOKAHEAD), 0);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            forgotten += event.time();
            context.send((int) context.random().nextLong(LPS), LOOKAHEAD + (forgotten & 127), 0);
        }
    }
}
