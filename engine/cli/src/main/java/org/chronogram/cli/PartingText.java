package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.HandlerCall;
import org.chronogram.model.TimeBase;
import org.chronogram.replay.CallDifference;
import org.chronogram.replay.Parting;

/** Says how two runs part: the call that does something else, the first event that differs, and what led to it. */
final class PartingText {
    private static final int MOST_SENT = 4;
    private static final String NONE = "nothing";

    private final String one;
    private final String other;
    private final TimeBase timeBase;

    /**
     * Creates the text.
     *
     * @param one how the one run is called.
     * @param other how the other one is called.
     * @param timeBase time base of the model.
     */
    PartingText(String one, String other, TimeBase timeBase) {
        this.one = one;
        this.other = other;
        this.timeBase = timeBase;
    }

    List<String> lines(Parting parting) {
        List<String> lines = new ArrayList<>();
        parting.cause().ifPresent(cause -> addCause(cause, lines));
        parting.event()
                .ifPresentOrElse(event -> addEvent(event, parting, lines), () -> lines.add("event: none differs"));
        return lines;
    }

    private void addCause(CallDifference cause, List<String> lines) {
        HandlerCall call = cause.one().orElseThrow();
        lines.add("cause: LP " + cause.lp() + " at " + time(call.ticks()) + ": both runs "
                + call.event()
                        .map(event -> "handle the same event, " + text(event))
                        .orElse("initialize it")
                + ", and differ in what follows");
        lines.add("  " + one + ": " + effect(call));
        lines.add("  " + other + ": " + effect(cause.other().orElseThrow()));
    }

    private String effect(HandlerCall call) {
        String draws = call.draws() == HandlerCall.MANY_DRAWS ? "very many" : String.valueOf(call.draws());
        return "draws " + draws + (call.draws() == 1 ? " random number" : " random numbers") + ", sends "
                + sent(call.sent());
    }

    private String sent(List<EventRecord> sent) {
        if (sent.isEmpty()) {
            return NONE;
        }
        String shown = sent.stream()
                .limit(MOST_SENT)
                .map(event -> "to LP " + event.target() + " at " + time(event.ticks()) + " type " + event.type()
                        + " sequence " + Integer.toUnsignedString(event.sequence()) + payload(event))
                .collect(Collectors.joining("; "));
        return sent.size() > MOST_SENT ? shown + "; and " + (sent.size() - MOST_SENT) + " more" : shown;
    }

    private void addEvent(CallDifference event, Parting parting, List<String> lines) {
        lines.add("event: the first that is not the same is one of LP " + event.lp());
        lines.add("  " + one + ": " + handled(event.one(), parting.creatorOfOne()));
        lines.add("  " + other + ": " + handled(event.other(), parting.creatorOfOther()));
        if (parting.before().isEmpty()) {
            lines.add("before: it is the first of LP " + event.lp() + " that was repeated");
        } else {
            lines.add("before: the last events of LP " + event.lp() + " before it, the same in both runs");
            parting.before()
                    .forEach(call -> lines.add("  at " + time(call.ticks()) + " "
                            + text(call.event().orElseThrow())));
        }
    }

    private String handled(Optional<HandlerCall> call, Optional<HandlerCall> creator) {
        if (call.isEmpty()) {
            return "none was found";
        }
        return "at " + time(call.get().ticks()) + " "
                + call.get()
                        .event()
                        .map(event -> text(event) + created(event, creator))
                        .orElse("its initialization");
    }

    private String created(EventRecord event, Optional<HandlerCall> creator) {
        String who = ", created by LP " + event.source();
        return creator.map(call -> who + " at " + time(call.ticks())
                        + call.event()
                                .map(cause -> " as it handled type " + cause.type() + " from LP " + cause.source())
                                .orElse(" as it was initialized"))
                .orElse(who + " before the time that was repeated");
    }

    private static String text(EventRecord event) {
        return "type " + event.type() + " from LP " + event.source() + " sequence "
                + Integer.toUnsignedString(event.sequence()) + payload(event);
    }

    private static String payload(EventRecord event) {
        return event.payload().isEmpty() ? "" : " payload " + event.payload();
    }

    private String time(long ticks) {
        return timeBase.format(ticks) + " (" + ticks + " ticks)";
    }
}
