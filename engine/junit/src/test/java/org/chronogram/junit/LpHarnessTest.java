package org.chronogram.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ModelException;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeBase;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.resource.QueueStatistics;
import org.chronogram.model.resource.ServerStatistics;
import org.chronogram.simulation.Simulation;
import org.chronogram.testing.ReferenceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LpHarnessTest {
    private final ServerStatistics statistics = new ServerStatistics(
            new TimeWeighted("busy", ""),
            new Counter("served", ""),
            new QueueStatistics(new TimeWeighted("length", ""), new Tally("wait", "", 1), new Counter("lost", "")));
    private final Tally stays = new Tally("stay", "", 1);

    private StationModel.Station station() {
        return new StationModel.Station(1, 0, statistics, stays);
    }

    private LpHarness started() {
        return LpHarness.of(station()).lookahead(StationModel.WALK).initialize();
    }

    @Test
    void shouldRecordWhatTheLpSendsAndSchedules() {
        LpHarness lp = started().receive(50, StationModel.CUSTOMER, 7).receive(60, StationModel.CUSTOMER, 8);
        assertEquals(1, lp.scheduled().size());
        assertEquals(1, statistics.queue().length().value());
        ReferenceEvent served = lp.fire();
        assertEquals(StationModel.SERVED, served.type());
        assertEquals(50, served.getLong(0));
        assertEquals(served.time(), lp.nowTicks());
        ReferenceEvent sent = lp.sent().get(0);
        assertEquals(1, sent.target());
        assertEquals(lp.nowTicks() + StationModel.WALK, sent.time());
        assertEquals(List.of(), lp.sent());
        assertEquals(1, lp.scheduled().size());
        assertEquals(1, stays.count());
    }

    @Test
    void shouldForgetWhatIsCancelled() {
        LpHarness lp = started().receive(0, StationModel.CUSTOMER, 0);
        ReferenceEvent unused = lp.fire();
        assertEquals(StationModel.CLOSING, lp.scheduled().get(0).type());
        lp.receive(lp.nowTicks(), StationModel.CUSTOMER, 0);
        assertEquals(StationModel.SERVED, lp.scheduled().get(0).type());
        assertEquals(1, lp.scheduled().size());
    }

    @Test
    void shouldCreateAnLpThatHasRetiredAnew() {
        LpHarness lp = LpHarness.onDemand(this::station).lookahead(StationModel.WALK);
        assertFalse(lp.isPresent());
        lp.receive(0, StationModel.CUSTOMER, 0);
        assertTrue(lp.isPresent());
        assertEquals(2, lp.fireUntil(Long.MAX_VALUE));
        assertFalse(lp.isPresent());
        lp.receive(lp.nowTicks(), StationModel.CUSTOMER, 0);
        assertTrue(lp.isPresent());
    }

    @Test
    void shouldDrawTheNumbersOfTheLpInARun() {
        List<Long> drawn = new ArrayList<>();
        LogicalProcess drawing = new LogicalProcess() {
            @Override
            public void initialize(EventContext context) {
                drawn.add(context.random().nextLong());
            }

            @Override
            public void onEvent(Event event, EventContext context) {}
        };
        for (long seed = 1; seed <= 2; seed++) {
            LpHarness unused = LpHarness.of(drawing).self(3, 4).seed(seed).initialize();
        }
        LpHarness unused = LpHarness.of(drawing).self(3, 4).seed(1).initialize();
        assertEquals(2, drawn.stream().distinct().count());
        assertEquals(drawn.get(0), drawn.get(2));
        assertEquals(new org.chronogram.testing.ReferenceStream(1, 0, 3).nextLong(), drawn.get(0));
    }

    @Test
    void shouldDriveAnLpOfAModel() {
        LpHarness lp = LpHarness.of(new StationModel(), Map.of(), 2).initialize();
        assertEquals(StationModel.CUSTOMER, lp.fire().type());
        while (lp.fire().type() != StationModel.SERVED) {
            assertEquals(List.of(), lp.sent());
        }
        assertEquals(0, lp.sent().get(0).target());
        assertEquals(1, lp.statistics().tally("stay").count());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void shouldRefuseAnLpThatDoesNotExist(int lp) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> LpHarness.of(new StationModel(), Map.of(), lp))
                .getMessage();
        assertEquals("there is no LP " + lp + ": expected one from 0 to 2, the LPs of model stations", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1  | 1 | there is no LP 1: expected 0, the only LP of self(1, 1)",
                "-1 | 4 | there is no LP -1: expected one from 0 to 3, the LPs of self(-1, 4)",
                "0  | 0 | self(0, 0): expected at least one LP"
            })
    void shouldRefuseToBeAnLpThatDoesNotExist(int lp, int count, String expected) {
        LpHarness harness = LpHarness.of(station());
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> harness.self(lp, count))
                        .getMessage());
    }

    @Test
    void shouldKeepTheRulesOfTheEngine() {
        LpHarness lp = LpHarness.of(station()).lookahead(StationModel.WALK + 1).initialize();
        lp.receive(0, StationModel.CUSTOMER, 0);
        assertThrows(ModelException.class, lp::fire);
        assertThrows(NoSuchElementException.class, started()::fire);
        assertThrows(IllegalStateException.class, () -> lp.lookahead(1));
        assertThrows(IllegalStateException.class, lp::initialize);
        LpHarness fresh = LpHarness.of(station());
        assertThrows(IllegalStateException.class, () -> fresh.receive(0, StationModel.CUSTOMER, 0));
    }

    @Test
    void shouldKeepEventsInOrder() {
        LpHarness lp = started().receive(5, StationModel.CUSTOMER, 0);
        long due = lp.scheduled().get(0).time();
        assertThrows(IllegalArgumentException.class, () -> lp.receive(4, StationModel.CUSTOMER, 0));
        assertThrows(IllegalArgumentException.class, () -> lp.receive(due + 1, StationModel.CUSTOMER, 0));
    }

    @Test
    void shouldRefuseToRetireWhatIsNotOnDemand() {
        LpHarness lp = started();
        assertThrows(IllegalStateException.class, () -> lp.receive(0, StationModel.CLOSING));
    }

    /** A model with a link of 30 ticks from LP 0 to LP 1, whose LP 0 sends one event at 5 ticks. */
    private static final class Linked implements Model {
        private final int target;
        private final long delayTicks;

        Linked(int target, long delayTicks) {
            this.target = target;
            this.delayTicks = delayTicks;
        }

        @Override
        public String name() {
            return "linked";
        }

        @Override
        public String description() {
            return "One link";
        }

        @Override
        public TimeBase timeBase() {
            return TimeBase.SECONDS;
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
            builder.links((lp, links) -> {
                if (lp == 0) {
                    links.to(1, 30);
                }
            });
            builder.logicalProcesses(3, lp -> new Sender(target, delayTicks));
        }

        @Override
        public void report(RunReport report) {}
    }

    /** An LP that sends one event, if it is LP 0. */
    private static final class Sender implements LogicalProcess {
        private final int target;
        private final long delayTicks;

        Sender(int target, long delayTicks) {
            this.target = target;
            this.delayTicks = delayTicks;
        }

        @Override
        public void initialize(EventContext context) {
            if (context.self() == 0) {
                context.schedule(5, 1);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            if (context.self() == 0) {
                context.send(target, delayTicks, 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 29", "2, 30", "1, -1", "3, 30", "0, -1"})
    void shouldRefuseWhatARunRefusesWithItsMessage(int target, long delayTicks) {
        LpHarness lp = LpHarness.of(new Linked(target, delayTicks), Map.of(), 0).initialize();
        String message = assertThrows(ModelException.class, lp::fire).getMessage();
        Simulation run = Simulation.of(() -> new Linked(target, delayTicks));
        assertEquals(assertThrows(ModelException.class, run::run).getMessage(), message);
    }

    @Test
    void shouldSendAlongALinkWithItsDelay() {
        LpHarness lp = LpHarness.of(new Linked(1, 30), Map.of(), 0).initialize();
        assertEquals(5, lp.fire().time());
        assertEquals(35, lp.sent().get(0).time());
    }
}
