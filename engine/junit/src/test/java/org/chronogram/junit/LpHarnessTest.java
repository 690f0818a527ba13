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
import org.chronogram.model.ModelException;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.resource.QueueStatistics;
import org.chronogram.model.resource.ServerStatistics;
import org.chronogram.testing.ReferenceEvent;
import org.junit.jupiter.api.Test;

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
}
