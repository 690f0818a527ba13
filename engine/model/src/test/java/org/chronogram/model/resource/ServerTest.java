package org.chronogram.model.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ServerTest {
    private final TestClock clock = new TestClock();
    private final ServerStatistics statistics = TestClock.serverStatistics();

    @Test
    void shouldServeAsManyAsItHasServers() {
        Server server = new Server(2, statistics);
        assertEquals(Admission.STARTED, server.enter(clock.at(0), 1));
        assertEquals(Admission.STARTED, server.enter(clock.at(10), 2));
        assertEquals(2, server.job());
        assertEquals(Admission.WAITING, server.enter(clock.at(20), 3));
        assertEquals(3, server.present());
        assertTrue(server.leave(clock.at(50)));
        assertEquals(3, server.job());
        assertEquals(30, server.waitedTicks());
        assertFalse(server.leave(clock.at(60)));
        assertEquals(1, server.busy());
        assertEquals(0, server.waiting());
        assertEquals(2, statistics.served().count());
        assertEquals((10 + 2 * 50 + 40) / 100.0, statistics.busy().mean(100));
        assertEquals(30 / 100.0, statistics.queue().length().mean(100));
        assertEquals(3, statistics.queue().waits().count());
        assertEquals(10, statistics.queue().waits().mean());
    }

    @Test
    void shouldTakeTheMostUrgentFirst() {
        Server server = new Server(1, new PriorityJobQueue(2, statistics.queue()), statistics);
        assertEquals(Admission.STARTED, server.enter(clock.at(0), 1, 9));
        assertEquals(Admission.WAITING, server.enter(clock.at(0), 2, 5));
        assertEquals(Admission.WAITING, server.enter(clock.at(0), 3, 4));
        assertEquals(Admission.LOST, server.enter(clock.at(0), 4, 1));
        assertEquals(1, server.job());
        assertTrue(server.leave(clock.at(1)));
        assertEquals(3, server.job());
        assertTrue(server.leave(clock.at(2)));
        assertEquals(2, server.job());
        assertFalse(server.leave(clock.at(3)));
        assertEquals(1, statistics.queue().lost().count());
    }

    @Test
    void shouldForgetTheWaitOfTheJobBefore() {
        Server server = new Server(1, statistics);
        assertEquals(Admission.STARTED, server.enter(clock.at(0), 1));
        assertEquals(Admission.WAITING, server.enter(clock.at(0), 2));
        assertTrue(server.leave(clock.at(5)));
        assertFalse(server.leave(clock.at(6)));
        assertEquals(Admission.STARTED, server.enter(clock.at(9), 3));
        assertEquals(0, server.waitedTicks());
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        Server server = new Server(1, statistics);
        assertThrows(IllegalStateException.class, () -> server.leave(clock.context));
        assertThrows(IllegalArgumentException.class, () -> new Server(0, statistics));
    }
}
