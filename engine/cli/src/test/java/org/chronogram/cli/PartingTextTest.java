package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.HandlerCall;
import org.chronogram.model.TimeBase;
import org.chronogram.replay.CallDifference;
import org.chronogram.replay.Parting;
import org.junit.jupiter.api.Test;

final class PartingTextTest {
    private static final EventRecord TRIGGER = new EventRecord(100, 3, 2, 7, 1, "00ff");
    private static final EventRecord SENT = new EventRecord(150, 4, 3, 8, 2, "");
    private static final EventRecord SENT_LATER = new EventRecord(170, 4, 3, 8, 2, "");

    private final PartingText text = new PartingText("a", "b", new TimeBase("s", 100));

    private static HandlerCall call(EventRecord event, int draws, List<EventRecord> sent) {
        return new HandlerCall(event.target(), event.ticks(), Optional.of(event), draws, sent);
    }

    @Test
    void shouldTellTheCauseTheEventAndWhatWasBefore() {
        HandlerCall one = call(TRIGGER, 1, List.of(SENT));
        HandlerCall other = call(TRIGGER, HandlerCall.MANY_DRAWS, Collections.nCopies(6, SENT_LATER));
        CallDifference event = new CallDifference(
                4, Optional.of(call(SENT, 0, List.of())), Optional.of(call(SENT_LATER, 0, List.of())));
        HandlerCall before = call(new EventRecord(50, 4, 0, -1, 9, ""), 0, List.of());
        Parting parting = new Parting(
                Optional.of(new CallDifference(3, Optional.of(one), Optional.of(other))),
                Optional.of(event),
                List.of(before),
                Optional.of(one),
                Optional.empty());
        String sentLater = "to LP 4 at 1.7s (170 ticks) type 2 sequence 8";
        assertEquals(
                List.of(
                        "cause: LP 3 at 1s (100 ticks): both runs handle the same event, type 1 from LP 2 sequence 7"
                                + " payload 00ff, and differ in what follows",
                        "  a: draws 1 random number, sends to LP 4 at 1.5s (150 ticks) type 2 sequence 8",
                        "  b: draws very many random numbers, sends "
                                + String.join("; ", Collections.nCopies(4, sentLater)) + "; and 2 more",
                        "event: the first that is not the same is one of LP 4",
                        "  a: at 1.5s (150 ticks) type 2 from LP 3 sequence 8, created by LP 3 at 1s (100 ticks) as it"
                                + " handled type 1 from LP 2",
                        "  b: at 1.7s (170 ticks) type 2 from LP 3 sequence 8, created by LP 3 before the time that was"
                                + " repeated",
                        "before: the last events of LP 4 before it, the same in both runs",
                        "  at 0.5s (50 ticks) type 9 from LP 0 sequence 4294967295"),
                text.lines(parting));
    }

    @Test
    void shouldTellWhereNoEventDiffers() {
        HandlerCall one = new HandlerCall(3, 0, Optional.empty(), 1, List.of());
        HandlerCall other = new HandlerCall(3, 0, Optional.empty(), 2, List.of());
        Parting parting = new Parting(
                Optional.of(new CallDifference(3, Optional.of(one), Optional.of(other))),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        assertEquals(
                List.of(
                        "cause: LP 3 at 0s (0 ticks): both runs initialize it, and differ in what follows",
                        "  a: draws 1 random number, sends nothing",
                        "  b: draws 2 random numbers, sends nothing",
                        "event: none differs"),
                text.lines(parting));
    }

    @Test
    void shouldTellOfAnEventThatOneRunDoesNotHave() {
        CallDifference event = new CallDifference(4, Optional.of(call(SENT, 0, List.of())), Optional.empty());
        List<String> lines = text.lines(
                new Parting(Optional.empty(), Optional.of(event), List.of(), Optional.empty(), Optional.empty()));
        assertEquals("  b: none was found", lines.get(2));
        assertEquals("before: it is the first of LP 4 that was repeated", lines.get(3));
    }
}
