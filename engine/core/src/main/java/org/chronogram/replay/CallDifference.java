package org.chronogram.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chronogram.kernel.HandlerCall;

/**
 * The first call of an LP that is not the same in two runs.
 *
 * @param lp the LP.
 * @param one the call in the one run; empty when there is none before the time up to which the runs were compared.
 * @param other the call in the other run.
 */
public record CallDifference(int lp, Optional<HandlerCall> one, Optional<HandlerCall> other) {
    /** The cause comes before its effect, also where both have the same time. */
    private static final Comparator<CallDifference> EARLIEST = Comparator.comparingLong(CallDifference::ticks)
            .thenComparing(difference ->
                    difference.calls().anyMatch(call -> call.event().isPresent()))
            .thenComparing(difference -> !difference.hasSameEvent())
            .thenComparingInt(CallDifference::lp);

    /**
     * Tells whether both runs handle the same event, in different ways.
     *
     * @return true when the code, or a value that it has, makes the difference here; false when the events differ.
     */
    public boolean hasSameEvent() {
        return one.isPresent() && other.isPresent() && one.get().hasSameEvent(other.get());
    }

    /**
     * Returns when the runs part here.
     *
     * @return time in ticks of the earlier one of the two calls.
     */
    public long ticks() {
        return Math.min(ticksOfOne(), ticksOfOther());
    }

    long ticksOfOne() {
        return one.map(HandlerCall::ticks).orElse(Long.MAX_VALUE);
    }

    long ticksOfOther() {
        return other.map(HandlerCall::ticks).orElse(Long.MAX_VALUE);
    }

    /** Returns the same difference with the runs the other way round. */
    CallDifference swapped() {
        return new CallDifference(lp, other, one);
    }

    private Stream<HandlerCall> calls() {
        return Stream.of(one, other).flatMap(Optional::stream);
    }

    /** Finds the first call that is not the same: another event, other events sent, or more or fewer random numbers. */
    static Optional<CallDifference> first(CallLog one, CallLog other) {
        return lps(one, other).stream()
                .flatMap(lp -> firstOf(lp, one, other, false).stream())
                .min(EARLIEST);
    }

    /** Finds the first event that is not the same, or that only one of the runs has. */
    static Optional<CallDifference> firstEvent(CallLog one, CallLog other) {
        return lps(one, other).stream()
                .flatMap(lp -> firstOf(lp, one, other, true).stream())
                .min(EARLIEST);
    }

    private static Set<Integer> lps(CallLog one, CallLog other) {
        Set<Integer> lps = new TreeSet<>();
        one.lps().forEach(lps::add);
        other.lps().forEach(lps::add);
        return lps;
    }

    private static Optional<CallDifference> firstOf(int lp, CallLog one, CallLog other, boolean eventsOnly) {
        List<HandlerCall> ones = one.callsOf(lp);
        List<HandlerCall> others = other.callsOf(lp);
        for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
            CallDifference pair = new CallDifference(lp, at(ones, i), at(others, i));
            boolean same = eventsOnly ? pair.hasSameEvent() : pair.one.equals(pair.other);
            if (!same) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    private static Optional<HandlerCall> at(List<HandlerCall> calls, int index) {
        return index < calls.size() ? Optional.of(calls.get(index)) : Optional.empty();
    }
}
