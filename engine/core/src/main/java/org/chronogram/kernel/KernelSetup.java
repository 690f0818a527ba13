package org.chronogram.kernel;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What can be set for a partition before its first window: limits, observers, and when its statistics are sampled. It changes
 * nothing in what the LPs do. Not thread safe.
 */
public final class KernelSetup {
    private final ModelDeclaration declaration;
    private final LpStates states;
    private final ActiveProcess active;
    private final LpTable table;
    private final LpCalls calls;
    private final ZeroDelayGuard zeroDelays;
    private RunMarks marks;

    KernelSetup(
            ModelDeclaration declaration,
            LpStates states,
            ActiveProcess active,
            LpTable table,
            LpCalls calls,
            ZeroDelayGuard zeroDelays) {
        this.declaration = declaration;
        this.states = states;
        this.active = active;
        this.table = table;
        this.calls = calls;
        this.zeroDelays = zeroDelays;
        measure(0, 0, Long.MAX_VALUE);
    }

    /**
     * Sets how many events an LP may handle at one simulated time before that counts as a loop without end.
     *
     * @param limit the number of events, at least 1.
     */
    public void zeroDelayLimit(long limit) {
        zeroDelays.limit(limit);
    }

    /**
     * Sets who takes what the LPs publish; without this it is dropped.
     *
     * @param sink takes it.
     */
    public void publishTo(PublicationSink sink) {
        active.publishTo(sink);
    }

    /**
     * Sets when the statistics are sampled, and when measuring begins. To be called before anything is recorded.
     *
     * @param warmUpTicks when measuring begins; 0 for the start of the run.
     * @param sampleTicks time from sample to sample; 0 for none.
     * @param endTicks end of the run.
     */
    public void measure(long warmUpTicks, long sampleTicks, long endTicks) {
        marks = new RunMarks(
                warmUpTicks, sampleTicks, endTicks, declaration.statistics(), calls::events, states::digestOfAll);
        endWhen(Optional.empty(), 0);
    }

    /**
     * Sets what ends the run early, besides an LP that asks for it. To be called after {@link #measure}.
     *
     * @param condition ends the run when it holds at a check.
     * @param everyTicks time from one check to the next; 0 for what the model has declared, or a part of the run.
     */
    public void endWhen(Optional<EndCondition> condition, long everyTicks) {
        long declaredTicks = declaration.mayStopTicks();
        boolean checked = condition.isPresent() || declaredTicks > 0;
        marks.checkEnd(
                checked ? EndCondition.intervalTicks(everyTicks, declaredTicks, marks.endTicks()) : 0, condition);
    }

    /**
     * Sets how often the digests of groups of LPs are noted. To be called after {@link #measure}.
     *
     * @param everyTicks time from one to the next; 0 for none.
     */
    public void logDigests(long everyTicks) {
        marks.logDigests(everyTicks, states::digestOfGroups);
    }

    /** Returns the times that were set. */
    RunMarks marks() {
        return marks;
    }

    /**
     * Tells an observer of the events of some LPs. It costs nothing for the others. The state of LPs that are observed cannot
     * be written; to be called before the LPs are initialized.
     *
     * @param lps tells for the id of an LP whether it is observed.
     * @param observer is told of the events.
     */
    public void observe(IntPredicate lps, EventObserver observer) {
        table.wrap(lps, (lp, process) -> new ObservedProcess(lp, process, observer));
    }

    /**
     * Copies the calls of some LPs for an observer. It costs nothing for the others. The state of LPs that are observed cannot
     * be written; to be called before the LPs are initialized, or after they were restored.
     *
     * @param lps tells for the id of an LP whether it is observed.
     * @param observer is told of the calls.
     */
    public void record(IntPredicate lps, CallObserver observer) {
        RecordingContext recording = new RecordingContext();
        table.wrap(lps, (lp, process) -> new RecordedProcess(lp, process, recording, observer));
    }
}
