package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.function.Consumer;
import org.chronogram.kernel.LockStep;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The declarations of a model that reads state are compared with the declarations of the model that wrote it. */
@Timeout(60)
final class DeclaredStateTest {
    private static final int LPS = 6;
    private static final long END_TICKS = 1_000;

    private MemoryState written;

    private static final class Node implements LogicalProcess {
        private final Counter handled;
        private final Counter forwarded;

        Node(Counter created, Counter handled, Counter forwarded) {
            this.handled = handled;
            this.forwarded = forwarded;
            created.increment();
        }

        @Override
        public void initialize(EventContext context) {
            context.schedule(0, 1);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            handled.increment();
            if (context.self() < 2) {
                forwarded.increment();
            }
            context.schedule(10, 1);
        }
    }

    private static LockStep run(Consumer<ModelBuilder> declare) {
        TestModel model = new TestModel(builder -> {
            Counter created = builder.counter("created", "LPs");
            declare.accept(builder);
            StatisticSet all = ((ModelDeclaration) builder).statistics();
            builder.logicalProcesses(LPS, lp -> new Node(created, all.counter("handled"), all.counter("forwarded")));
        });
        return new LockStep(model, ParameterValues.parse(model, Map.of()), END_TICKS, 2, 1);
    }

    private static void handledFirst(ModelBuilder builder) {
        builder.lookahead(10);
        builder.counter("handled", "events");
        builder.counter("forwarded", "events");
    }

    @BeforeEach
    void write() {
        written = MemoryState.of(run(DeclaredStateTest::handledFirst).start().steps(30));
    }

    private LockStep restored(Consumer<ModelBuilder> declare) {
        return written.restore(run(declare));
    }

    @Test
    void shouldKnowStatisticsByNameWhateverTheirOrder() {
        StatisticSet statistics = restored(builder -> {
                    builder.counter("forwarded", "events");
                    builder.counter("handled", "events");
                    builder.lookahead(10);
                })
                .finish()
                .statistics();
        assertEquals(600, statistics.counter("handled").count());
        assertEquals(200, statistics.counter("forwarded").count());
    }

    /** The factory is called for the LPs that are restored too. */
    @Test
    void shouldCountOnceWhatIsRecordedWhenAnLpIsCreated() {
        StatisticSet statistics =
                restored(DeclaredStateTest::handledFirst).finish().statistics();
        assertEquals(LPS, statistics.counter("created").count());
    }

    private void assertRefused(String differences, Consumer<ModelBuilder> declare) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> restored(declare));
        assertEquals(
                "partition 0 was written by another version of the model, or one that is built differently each time."
                        + " The model now has " + differences
                        + ". Run it from the start, or with the version that wrote the checkpoint",
                e.getMessage());
    }

    @Test
    void shouldRefuseOtherStatistics() {
        assertRefused(
                "'late' declared as tally with 5 counts per unit in s, which the checkpoint does not declare",
                builder -> {
                    handledFirst(builder);
                    builder.tally("late", "s", 5);
                });
        assertRefused("'handled' declared as counter in packets, by the checkpoint as counter in events", builder -> {
            builder.lookahead(10);
            builder.counter("handled", "packets");
            builder.counter("forwarded", "events");
        });
    }

    @Test
    void shouldRefuseOtherLookahead() {
        assertRefused("lookahead in ticks 9, the checkpoint has 10", builder -> {
            handledFirst(builder);
            builder.lookahead(9);
        });
    }
}
