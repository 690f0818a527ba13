package org.chronogram.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.HandlerCall;
import org.junit.jupiter.api.Test;

final class CallDifferenceTest {
    private static final Span ALL = new Span(-1, 100, new int[] {1, 2});

    private final CallLog ones = new CallLog(List.of(ALL));
    private final CallLog others = new CallLog(List.of(ALL));

    private static HandlerCall call(int lp, long ticks, int sequence, int draws) {
        EventRecord event = new EventRecord(ticks, lp, 9, sequence, 1, "");
        return new HandlerCall(lp, ticks, Optional.of(event), draws, List.of());
    }

    private static HandlerCall initialization(int lp, int draws) {
        return new HandlerCall(lp, 0, Optional.empty(), draws, List.of());
    }

    private void inBoth(HandlerCall call) {
        ones.onCall(call);
        others.onCall(call);
    }

    private CallDifference first() {
        return CallDifference.first(ones, others).orElseThrow();
    }

    @Test
    void shouldFindNothingWhereAllCallsAreTheSame() {
        inBoth(call(1, 5, 0, 1));
        assertEquals(Optional.empty(), CallDifference.first(ones, others));
        assertEquals(Optional.empty(), CallDifference.firstEvent(ones, others));
    }

    @Test
    void shouldFindTheEarliestOfAllLps() {
        inBoth(call(1, 5, 0, 1));
        ones.onCall(call(1, 30, 1, 1));
        others.onCall(call(1, 31, 1, 1));
        ones.onCall(call(2, 20, 2, 1));
        others.onCall(call(2, 20, 3, 1));
        assertEquals(2, first().lp());
        assertFalse(first().hasSameEvent());
    }

    @Test
    void shouldTellACauseFromItsEffect() {
        ones.onCall(call(1, 5, 0, 1));
        others.onCall(call(1, 5, 0, 2));
        ones.onCall(call(2, 5, 1, 1));
        others.onCall(call(2, 5, 2, 1));
        assertEquals(1, first().lp());
        assertTrue(first().hasSameEvent());
        assertEquals(2, CallDifference.firstEvent(ones, others).orElseThrow().lp());
    }

    @Test
    void shouldFindAnEventThatOnlyOneRunHas() {
        inBoth(call(1, 5, 0, 1));
        others.onCall(call(1, 8, 1, 1));
        CallDifference found = CallDifference.firstEvent(ones, others).orElseThrow();
        assertEquals(Optional.empty(), found.one());
        assertEquals(8, found.ticks());
        assertEquals(Optional.empty(), found.swapped().other());
    }

    /** An LP can handle an event at time 0 too, after all LPs were initialized. */
    @Test
    void shouldPutInitializationBeforeEvents() {
        ones.onCall(call(1, 0, 0, 1));
        others.onCall(call(1, 0, 0, 2));
        ones.onCall(initialization(2, 1));
        others.onCall(initialization(2, 3));
        assertEquals(2, first().lp());
    }

    @Test
    void shouldWantTheCallsOfSpansOnly() {
        CallLog log = new CallLog(List.of(new Span(10, 20, new int[] {1}), new Span(30, 40, new int[] {2})));
        assertTrue(log.wants(1, 10) && log.wants(1, 19) && log.wants(2, 35));
        assertFalse(log.wants(1, 20) || log.wants(1, 35) || log.wants(2, 15) || log.wants(3, 15));
        assertTrue(log.watches(1) && log.watches(2));
        assertFalse(log.watches(3));
    }
}
