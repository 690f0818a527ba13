package org.chronogram.master;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.results.Difference;
import org.chronogram.state.ProcessComparison;

/**
 * Compares a run that went on from a checkpoint with the run that has written it, between two steps. Counts are compared
 * after every step; every LP is looked at only after so many events that this costs little beside them. Not thread safe.
 */
final class StateComparison {
    /** So many LPs are looked at in about the time of an event. */
    private static final int LOOKED_AT_LPS_PER_EVENT = 4;

    private final SteppedRun original;
    private final SteppedRun restored;
    private final ProcessComparison processes;
    private final long eventsPerLook;
    private long lookedAtEvents;

    StateComparison(SteppedRun original, SteppedRun restored) {
        this.original = original;
        this.restored = restored;
        processes = new ProcessComparison(original.codec(), restored.codec());
        eventsPerLook = original.state().processes().length / LOOKED_AT_LPS_PER_EVENT;
        lookedAtEvents = original.state().events();
    }

    /** Looks for a difference after a step. */
    Optional<Difference> afterStep() {
        boolean inCounts = original.state().events() != restored.state().events()
                || original.pendingEvents() != restored.pendingEvents()
                || original.nextEventTicks() != restored.nextEventTicks();
        if (!inCounts && original.state().events() - lookedAtEvents < eventsPerLook) {
            return Optional.empty();
        }
        lookedAtEvents = original.state().events();
        return executionDifference().or(() -> inCounts ? Optional.of(counts()) : Optional.empty());
    }

    /** Looks for a difference in everything that the runs consist of. */
    Optional<Difference> inAll() {
        return executionDifference().or(this::captured).or(this::statistics);
    }

    /** Random numbers drawn, events handled and events sent, LP by LP. */
    private Optional<Difference> executionDifference() {
        KernelState expected = original.state();
        KernelState found = restored.state();
        if (Arrays.equals(expected.lpWords(), found.lpWords()) && expected.pendingHash() == found.pendingHash()) {
            return Optional.empty();
        }
        return Optional.of(firstCulprit()
                .map(lp -> new Difference(
                        name(lp),
                        "the same as without a checkpoint",
                        "something else after the same events" + causes(lp)))
                .orElseGet(this::firstAffected));
    }

    /** An LP that has handled the same events and has not done the same. */
    private Optional<Integer> firstCulprit() {
        long[] words = original.state().lpWords();
        long[] others = restored.state().lpWords();
        for (int i = 0; i < words.length; i += KernelState.WORDS_PER_LP) {
            int end = i + KernelState.WORDS_PER_LP;
            if (hasSameDigest(i / KernelState.WORDS_PER_LP) && !Arrays.equals(words, i, end, others, i, end)) {
                return Optional.of(i / KernelState.WORDS_PER_LP);
            }
        }
        return Arrays.stream(original.state().sourcesOfPendingNotIn(restored.state()))
                .filter(this::hasSameDigest)
                .boxed()
                .findFirst();
    }

    private boolean hasSameDigest(int lp) {
        int word = lp * KernelState.WORDS_PER_LP + KernelState.DIGEST_WORD;
        return original.state().lpWords()[word] == restored.state().lpWords()[word];
    }

    private Difference firstAffected() {
        int word = Math.max(
                0, Arrays.mismatch(original.state().lpWords(), restored.state().lpWords()));
        int lp = word / KernelState.WORDS_PER_LP;
        return new Difference(
                name(lp),
                "the events that it has without a checkpoint",
                "others: one that sends to it may be to blame" + causes(lp));
    }

    private Difference counts() {
        return new Difference("events", counts(original), counts(restored));
    }

    private static String counts(SteppedRun run) {
        return run.state().events() + " handled, " + run.pendingEvents() + " pending, the next at "
                + run.nextEventTicks() + " ticks";
    }

    private Optional<Difference> captured() {
        LogicalProcess[] expected = original.state().processes();
        LogicalProcess[] found = restored.state().processes();
        for (int lp = 0; lp < expected.length; lp++) {
            if (!processes.isSame(expected[lp], found[lp])) {
                String where = processes.differingField(expected[lp], found[lp]).orElse("an object that it holds");
                return Optional.of(new Difference(
                        where + " of " + name(lp), "its state without a checkpoint", "another" + causes(lp)));
            }
        }
        return Optional.empty();
    }

    private String name(int lp) {
        return "LP " + lp + " (" + original.state().processes()[lp].getClass().getTypeName() + ")";
    }

    private String causes(int lp) {
        List<String> fields =
                ProcessComparison.uncapturedFields(original.state().processes()[lp]);
        return fields.isEmpty()
                ? "; its class has no transient or static field, so the state may be in one of an object that it holds"
                : "; not captured are its fields " + String.join(", ", fields)
                        + ": let restored() rebuild what is transient, and keep no state in static fields";
    }

    /** Compares the summaries of the statistics: their inner form may depend on the order in which values were recorded. */
    private Optional<Difference> statistics() {
        StatisticSet found = restored.state().statistics();
        for (Statistic expected : original.state().statistics().all()) {
            Map<String, Number> before = expected.summary(original.reachedTicks());
            Map<String, Number> after =
                    found.find(expected.name()).orElseThrow().summary(original.reachedTicks());
            if (!before.equals(after)) {
                return Optional.of(new Difference("statistic " + expected.name(), before.toString(), after.toString()));
            }
        }
        return Optional.empty();
    }
}
