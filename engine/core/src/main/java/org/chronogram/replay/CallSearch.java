package org.chronogram.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chronogram.kernel.CallObserver;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.HandlerCall;

/** Looks among the calls of some LPs for what led to an event: the last calls of its LP, and those that created events. */
final class CallSearch implements CallObserver {
    private final int lp;
    private final long untilTicks;
    private final int mostKept;
    private final Optional<EventRecord> created;
    private final Optional<HandlerCall> twinOf;
    private final Set<Integer> lps;
    private final Deque<HandlerCall> before = new ArrayDeque<>();
    private Optional<HandlerCall> creator = Optional.empty();
    private Optional<HandlerCall> twin = Optional.empty();
    private Optional<HandlerCall> next = Optional.empty();

    /**
     * Prepares the search.
     *
     * @param lp LP whose last calls are kept.
     * @param untilTicks time of the event.
     * @param mostKept how many of its calls are kept.
     * @param created the event of this run whose creation is looked for, if there is one.
     * @param twinOf a call of the other run; the call of this run for the same event is looked for.
     */
    CallSearch(int lp, long untilTicks, int mostKept, Optional<EventRecord> created, Optional<HandlerCall> twinOf) {
        this.lp = lp;
        this.untilTicks = untilTicks;
        this.mostKept = mostKept;
        this.created = created;
        this.twinOf = twinOf;
        Set<Integer> watched = new TreeSet<>(Set.of(lp));
        created.ifPresent(event -> watched.add(event.source()));
        twinOf.ifPresent(call -> watched.add(call.lp()));
        lps = watched;
    }

    boolean watches(int anyLp) {
        return lps.contains(anyLp);
    }

    @Override
    public boolean wants(int anyLp, long ticks) {
        return ticks <= untilTicks || next.isEmpty();
    }

    @Override
    public void onCall(HandlerCall call) {
        if (created.isPresent() && call.hasSent(created.get())) {
            creator = Optional.of(call);
        }
        if (twinOf.isPresent() && twinOf.get().hasSameEvent(call)) {
            twin = Optional.of(call);
        }
        if (call.lp() == lp && call.event().isPresent()) {
            addToHistory(call);
        }
    }

    private void addToHistory(HandlerCall call) {
        if (call.ticks() >= untilTicks) {
            next = next.or(() -> Optional.of(call));
        } else {
            before.addLast(call);
            if (before.size() > mostKept) {
                before.removeFirst();
            }
        }
    }

    /** Returns the first call of the LP from the time of the event on. */
    Optional<HandlerCall> next() {
        return next;
    }

    /** Returns the last calls of the LP before the event, the latest last. */
    List<HandlerCall> before() {
        return List.copyOf(before);
    }

    /** Returns the call that created the event; empty when it lies before the time from which the run was repeated. */
    Optional<HandlerCall> creator() {
        return creator;
    }

    /** Returns the call for the same event as a call of the other run. */
    Optional<HandlerCall> twin() {
        return twin;
    }
}
