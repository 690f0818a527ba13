package org.chronogram.kernel;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;

/** A model whose declarations and whose handlers are lambdas of the test. */
public record TestModel(Consumer<ModelBuilder> build) implements Model {
    /** An LP made of two functions. */
    record Lp(Consumer<EventContext> initializer, BiConsumer<Event, EventContext> handler) implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            initializer.accept(context);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            handler.accept(event, context);
        }
    }

    /** A model of LPs that the factory makes. */
    public static TestModel of(long lookahead, int lps, LogicalProcessFactory factory) {
        return new TestModel(builder -> {
            builder.lookahead(lookahead);
            builder.logicalProcesses(lps, factory);
        });
    }

    /** LP 0 gets one event, of type 1 and at tick 5; all others get none. */
    static TestModel withHandler(long lookahead, int lps, BiConsumer<Event, EventContext> handler) {
        Consumer<EventContext> initializer = context -> {
            if (context.self() == 0) {
                context.schedule(5, 1);
            }
        };
        return of(lookahead, lps, lp -> new Lp(initializer, handler));
    }

    ModelDeclaration declaration(long endTicks) {
        return ModelDeclaration.of(this, ParameterValues.parse(this, Map.of()), endTicks);
    }

    SequentialEngine engine(long endTicks) {
        return new SequentialEngine(declaration(endTicks), 1, 0, endTicks, new ProgressCounters());
    }

    SequentialEngine run(long endTicks) {
        SequentialEngine engine = engine(endTicks);
        engine.run(() -> false);
        return engine;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String description() {
        return "what a test makes of it";
    }

    @Override
    public String defaultEndTime() {
        return "1";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        build.accept(builder);
    }
}
