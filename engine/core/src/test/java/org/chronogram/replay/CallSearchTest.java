package org.chronogram.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.HandlerCall;
import org.junit.jupiter.api.Test;

final class CallSearchTest {
    private static final EventRecord CREATED = new EventRecord(50, 1, 2, 7, 1, "00");

    private static HandlerCall call(int lp, long ticks, EventRecord... sent) {
        EventRecord event = new EventRecord(ticks, lp, 9, (int) ticks, 1, "");
        return new HandlerCall(lp, ticks, Optional.of(event), 0, List.of(sent));
    }

    @Test
    void shouldKeepTheLastCallsBeforeTheEvent() {
        CallSearch search = new CallSearch(1, 50, 2, Optional.empty(), Optional.empty());
        for (long ticks : new long[] {10, 20, 30, 50}) {
            search.onCall(call(1, ticks));
        }
        assertEquals(List.of(call(1, 20), call(1, 30)), search.before());
        assertEquals(Optional.of(call(1, 50)), search.next());
        assertFalse(search.wants(1, 51));
    }

    @Test
    void shouldLookForTheNextCallWhereThereIsNoneAtTheTime() {
        CallSearch search = new CallSearch(1, 50, 2, Optional.empty(), Optional.empty());
        assertTrue(search.wants(1, 60));
        search.onCall(call(1, 60));
        assertEquals(Optional.of(call(1, 60)), search.next());
    }

    @Test
    void shouldFindTheCallThatCreatedTheEvent() {
        CallSearch search = new CallSearch(1, 50, 2, Optional.of(CREATED), Optional.empty());
        assertTrue(search.watches(1) && search.watches(2));
        assertFalse(search.watches(3));
        search.onCall(call(2, 10));
        assertEquals(Optional.empty(), search.creator());
        search.onCall(call(2, 20, CREATED));
        search.onCall(call(2, 30));
        assertEquals(Optional.of(call(2, 20, CREATED)), search.creator());
    }

    @Test
    void shouldFindTheCallForTheSameEventAsInTheOtherRun() {
        CallSearch search = new CallSearch(1, 50, 2, Optional.empty(), Optional.of(call(2, 20, CREATED)));
        search.onCall(call(2, 10));
        search.onCall(call(2, 20));
        assertEquals(Optional.of(call(2, 20)), search.twin());
    }
}
