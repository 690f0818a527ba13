package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;

/** Of an event 24 bytes are its head, and 8 each field. */
final class StartingEventsTest {
    private static StartingEvents of(int lps, LogicalProcess process) {
        Model model = new Model() {
            @Override
            public String name() {
                return "begins";
            }

            @Override
            public String description() {
                return "Begins";
            }

            @Override
            public String defaultEndTime() {
                return "1s";
            }

            @Override
            public List<Parameter<?>> parameters() {
                return List.of();
            }

            @Override
            public void build(ModelBuilder builder, ParameterValues parameters) {
                builder.lookahead(10);
                builder.logicalProcesses(lps, lp -> process);
            }
        };
        return StartingEvents.of(ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), 1_000), 1, 0);
    }

    private abstract static class Beginning implements LogicalProcess {
        @Override
        public void onEvent(Event event, EventContext context) {
            throw new IllegalStateException("handled");
        }
    }

    private static final class Two extends Beginning {
        @Override
        public void initialize(EventContext context) {
            context.schedule(5, 1);
            context.send((context.self() + 1) % 7, 10, 1, 3);
        }
    }

    @Test
    void shouldCountTheEventsOfAllLps() {
        StartingEvents events = of(7, new Two());
        assertEquals(new StartingEvents(14, 7 * (24 + 32), 7, 7, ""), events);
        assertTrue(events.ofAllLps());
        assertEquals(14, events.expectedEvents());
    }

    @Test
    void shouldMultiplyThoseOfSomeLps() {
        StartingEvents events = of(25_000, new Two());
        assertFalse(events.ofAllLps());
        assertEquals(8_334, events.initialized());
        assertEquals(50_000, events.expectedEvents());
        assertEquals(25_000 * (24 + 32), events.expectedBytes());
    }

    @Test
    void shouldSayWhyNothingIsKnown() {
        StartingEvents events = of(7, new Beginning() {
            @Override
            public void initialize(EventContext context) {
                throw new IllegalStateException("no\nroom");
            }
        });
        assertEquals(0, events.initialized());
        assertTrue(events.fault().contains("no room"), events::fault);
    }
}
