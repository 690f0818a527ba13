package org.chronogram.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.HandlerCall;

/**
 * Finds the first event that is not the same in two runs. Both are repeated side by side on the sequential engine: once to
 * find the span of time and the LPs in which they part, once more to look at the calls of these LPs in that span, and a third
 * time to find what led to the event. Not thread safe.
 */
public final class EventSearch {
    private static final int MOST_BEFORE = 5;
    private static final long MOST_EVENTS_TO_NEXT = 1_000_000;

    private final ReplaySource one;
    private final ReplaySource other;
    private final long untilTicks;
    private final BooleanSupplier stopRequested;
    private final Consumer<String> notices;
    private long startTicks;

    /**
     * What was found.
     *
     * @param startTicks time from which the runs were repeated; 0 for their start.
     * @param comparedTicks the runs are the same before this time.
     * @param stopped whether the search was stopped before it came to its end.
     * @param parting how the runs part; empty when they do not, or the search was stopped.
     */
    public record Outcome(long startTicks, long comparedTicks, boolean stopped, Optional<Parting> parting) {}

    /**
     * Prepares the search.
     *
     * @param one the one run.
     * @param other the other one.
     * @param untilTicks time up to which they are compared.
     * @param stopRequested asked before each step.
     * @param notices takes lines for the user.
     */
    public EventSearch(
            ReplaySource one,
            ReplaySource other,
            long untilTicks,
            BooleanSupplier stopRequested,
            Consumer<String> notices) {
        this.one = one;
        this.other = other;
        this.untilTicks = untilTicks;
        this.stopRequested = stopRequested;
        this.notices = notices;
    }

    /**
     * Searches.
     *
     * @param equalTicks a time at which the runs are known to be the same; Long.MAX_VALUE when none is known.
     * @return what was found.
     */
    public Outcome find(long equalTicks) {
        Lockstep pair = start(equalTicks);
        LpComparison comparison = comparison();
        Optional<Span> anything = pair.untilDifferent(comparison, untilTicks);
        if (anything.isEmpty()) {
            return new Outcome(startTicks, pair.comparedTicks(), stopRequested.getAsBoolean(), Optional.empty());
        }
        Optional<Span> events = pair.untilDifferent(LpComparison.EVENTS, untilTicks);
        // The events can differ already in the span that was just compared.
        Optional<Span> eventSpan = events.map(span -> span.fromTicks() < 0 ? within(anything.get(), span) : span);
        List<Span> spans = new ArrayList<>(List.of(anything.get()));
        eventSpan.ifPresent(spans::add);
        long comparedTicks = Math.max(0, anything.get().fromTicks());
        return stopRequested.getAsBoolean()
                ? new Outcome(startTicks, comparedTicks, true, Optional.empty())
                : parting(spans, comparedTicks);
    }

    /**
     * Returns how much of the runs is repeated at a time, for an estimate of how long that takes.
     *
     * @param equalTicks a time at which the runs are known to be the same; Long.MAX_VALUE when none is known.
     * @return time in ticks.
     */
    public long repeatedTicks(long equalTicks) {
        return untilTicks
                - checkpointTicks(Math.min(equalTicks, untilTicks)).stream()
                        .findFirst()
                        .orElse(0L);
    }

    private static Span within(Span span, Span found) {
        return new Span(span.fromTicks(), span.untilTicks(), found.lps());
    }

    private LpComparison comparison() {
        return one.hasSameStreams(other) ? LpComparison.ALL : LpComparison.EVENTS_AND_SENDS;
    }

    /** Begins both runs from the newest checkpoints at which they are still the same, or from their start. */
    private Lockstep start(long equalTicks) {
        for (long ticks : checkpointTicks(Math.min(equalTicks, untilTicks))) {
            startTicks = ticks;
            Lockstep pair = open();
            pair.begin();
            if (pair.comparedTicks() <= untilTicks && pair.isSame(comparison())) {
                return pair;
            }
            notices.accept(
                    "the runs differ already at the checkpoint of tick " + ticks + ", so an earlier time is tried");
        }
        startTicks = 0;
        Lockstep pair = open();
        pair.begin();
        return pair;
    }

    private Lockstep open() {
        return new Lockstep(one.open(startTicks), other.open(startTicks), stopRequested);
    }

    /** Returns the times of checkpoints of both runs, the latest first. */
    private Collection<Long> checkpointTicks(long latestTicks) {
        TreeSet<Long> ticks = new TreeSet<>(Comparator.reverseOrder());
        ticks.addAll(one.checkpointTicks());
        ticks.addAll(other.checkpointTicks());
        ticks.removeIf(time -> time > latestTicks || time <= 0);
        return ticks;
    }

    private Outcome parting(List<Span> spans, long comparedTicks) {
        CallLog ones = new CallLog(spans);
        CallLog others = new CallLog(spans);
        long end = spans.get(spans.size() - 1).untilTicks();
        repeat(one, end, ones);
        repeat(other, end, others);
        Optional<CallDifference> first = CallDifference.first(ones, others);
        Optional<CallDifference> event = CallDifference.firstEvent(ones, others);
        if (stopRequested.getAsBoolean() || first.isEmpty()) {
            return new Outcome(startTicks, comparedTicks, stopRequested.getAsBoolean(), Optional.empty());
        }
        Parting parting = explained(first.get(), event);
        return new Outcome(startTicks, first.get().ticks(), false, Optional.of(parting));
    }

    private void repeat(ReplaySource source, long end, CallLog log) {
        ReplayedRun run = source.open(startTicks);
        run.record(log::watches, log);
        run.begin();
        run.runBefore(end, stopRequested);
    }

    /** Finds what led to the event, or to the call where no event differs. */
    private Parting explained(CallDifference first, Optional<CallDifference> event) {
        CallDifference about = event.orElse(first);
        boolean otherIsEarlier = about.ticksOfOther() < about.ticksOfOne();
        CallDifference ordered = otherIsEarlier ? about.swapped() : about;
        CallSearch early = search(otherIsEarlier ? other : one, ordered, ordered.one(), Optional.empty());
        ReplaySource lateSource = otherIsEarlier ? one : other;
        CallSearch late = search(lateSource, ordered, ordered.other(), early.creator());
        if (ordered.other().isEmpty() && late.next().isPresent()) {
            // What it does instead is known now, and so is whose calls are to be looked at.
            late = search(lateSource, ordered, late.next(), early.creator());
        }
        return parting(first, event, otherIsEarlier, early, late);
    }

    private static Parting parting(
            CallDifference first,
            Optional<CallDifference> event,
            boolean otherIsEarlier,
            CallSearch early,
            CallSearch late) {
        Optional<CallDifference> cause = Optional.of(first)
                .filter(CallDifference::hasSameEvent)
                .or(() -> cause(early.creator(), late.twin()).map(found -> otherIsEarlier ? found.swapped() : found));
        CallSearch ofOne = otherIsEarlier ? late : early;
        CallSearch ofOther = otherIsEarlier ? early : late;
        Optional<CallDifference> shown = event.map(found -> new CallDifference(
                found.lp(), found.one().or(ofOne::next), found.other().or(ofOther::next)));
        return new Parting(
                cause,
                shown,
                early.before(),
                ofOne.creator()
                        .or(() -> creator(shown.flatMap(CallDifference::one), cause.flatMap(CallDifference::one))),
                ofOther.creator()
                        .or(() -> creator(shown.flatMap(CallDifference::other), cause.flatMap(CallDifference::other))));
    }

    /** Returns the call that makes the difference, if it has created the event. */
    private static Optional<HandlerCall> creator(Optional<HandlerCall> call, Optional<HandlerCall> cause) {
        return cause.filter(sender ->
                call.flatMap(HandlerCall::event).filter(sender::hasSent).isPresent());
    }

    /** Takes the call that created the event in one of the runs, and the call for the same event in the other one. */
    private static Optional<CallDifference> cause(Optional<HandlerCall> creator, Optional<HandlerCall> twin) {
        return creator.filter(call -> twin.isPresent() && !twin.equals(creator))
                .map(call -> new CallDifference(call.lp(), creator, twin));
    }

    private CallSearch search(
            ReplaySource source, CallDifference about, Optional<HandlerCall> call, Optional<HandlerCall> twinOf) {
        Optional<EventRecord> created = call.flatMap(HandlerCall::event);
        CallSearch search = new CallSearch(about.lp(), about.ticks(), MOST_BEFORE, created, twinOf);
        ReplayedRun run = source.open(startTicks);
        run.record(search::watches, search);
        run.begin();
        run.runBefore(about.ticks() + 1, stopRequested);
        goOnToNext(run, search, about.ticks() + 1);
        return search;
    }

    /** Goes on until the LP is called again, which shows what it does instead; not for ever, as it may not be. */
    private void goOnToNext(ReplayedRun run, CallSearch search, long fromTicks) {
        long mostEvents = run.events() + MOST_EVENTS_TO_NEXT;
        long ticks = fromTicks;
        for (long chunk = 1; search.next().isEmpty() && run.events() < mostEvents && ticks < untilTicks; chunk *= 2) {
            ticks = chunk < untilTicks - ticks ? ticks + chunk : untilTicks;
            run.runBefore(ticks, stopRequested);
        }
    }
}
