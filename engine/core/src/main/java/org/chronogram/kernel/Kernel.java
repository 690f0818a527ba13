package org.chronogram.kernel;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.agrona.DirectBuffer;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.StatisticSet;

/**
 * Executes the events of one partition.
 *
 * <p>Events within one lookahead cannot affect another LP in the same window, so a window is executed LP by LP: its events
 * are grouped by target, the few of each LP are sorted by the rules of order, and events that an LP schedules for itself
 * inside the window are merged in. Where windows hold hardly an event, or there is no lookahead, events are taken one by
 * one from a heap. The choice follows from the density observed and does not show in the results.
 *
 * <p>With one partition that owns all LPs and a loop around {@link #runUntil} this is the sequential engine. Not thread
 * safe.
 */
public final class Kernel {
    /** Most events that an LP may handle at one simulated time, unless another limit is set. */
    public static final long DEFAULT_ZERO_DELAY_LIMIT = 10_000_000;

    /** The most LPs of a partition: the words that the engine keeps for all of them must fit one array. */
    public static final int MOST_LPS = (Integer.MAX_VALUE - 8) / LpStates.WORDS_PER_LP;

    private final ModelDeclaration declaration;
    private final LpDirectory directory;
    private final WindowGrid grid;
    private RunMarks marks;
    private final PendingEvents pending;
    private final RecordInserter inserter;
    private final EventRouter router;
    private final LpStates states;
    private final ActiveProcess active;
    private final LpTable table;
    private final ZeroDelayGuard zeroDelays = new ZeroDelayGuard(DEFAULT_ZERO_DELAY_LIMIT);
    private final LpCalls calls;
    private final WindowLoop windows;
    private long executedTicks;

    /**
     * Creates the LPs of a partition.
     *
     * @param declaration the model, built for this partition only.
     * @param directory the LPs of the partition, and the owners of all others.
     * @param entryTicks smallest delay by which anything outside of the partition can reach it; Long.MAX_VALUE where nothing
     *     can, or the model declares no links, so that the lookahead says it.
     * @param seed seed of the run.
     * @param replication number of the replication.
     * @param remote takes the events that leave the partition.
     * @param pulse gets a turn now and then.
     */
    public Kernel(
            ModelDeclaration declaration,
            LpDirectory directory,
            long entryTicks,
            long seed,
            int replication,
            RemoteEvents remote,
            Pulse pulse) {
        this.declaration = declaration;
        this.directory = directory;
        DelayRules delays = DelayRules.of(declaration, directory);
        grid = WindowGrid.of(declaration, Math.min(entryTicks, delays.localTicks()));
        measure(0, 0, Long.MAX_VALUE);
        pending = new PendingEvents(grid, directory);
        inserter = new RecordInserter(directory, pending);
        router = new EventRouter(directory, remote);
        states = new LpStates(directory, seed, replication);
        table = new LpTable(declaration.groups(), directory);
        active = new ActiveProcess(declaration, directory, table, delays, states, pending, router);
        declaration.statistics().useClock(active::now);
        table.createAll();
        calls = new LpCalls(table, active, zeroDelays, pulse);
        EventExecutor executor = new EventExecutor(directory, table, states, active, pending, calls, zeroDelays);
        windows = new WindowLoop(grid, pending, executor, calls);
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
        marks = new RunMarks(warmUpTicks, sampleTicks, endTicks, statistics(), this::events, this::digest);
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
     * Returns which LP of the partition has asked for the end of the run.
     *
     * @return what it said; the first in order of time and LP, empty when none has asked.
     */
    public Optional<AskedStop> askedStop() {
        return active.askedStop();
    }

    void restoreStop(AskedStop stop) {
        active.ask(stop);
    }

    /**
     * Sets how often the digests of groups of LPs are noted. To be called after {@link #measure}.
     *
     * @param everyTicks time from one to the next; 0 for none.
     */
    public void logDigests(long everyTicks) {
        marks.logDigests(everyTicks, states::digestOfGroups);
    }

    /**
     * Returns the times at which the statistics are sampled, and measuring begins.
     *
     * @return the marks, none unless {@link #measure} was called.
     */
    public RunMarks marks() {
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

    /**
     * Returns what the partition is doing. Any thread may call this: the fields of another thread are read without
     * synchronization, so a number can be that of an earlier event.
     *
     * @return for example {@code LP 3 at time 2s (2000 ticks) handles an event of type 1 from LP 3, number 7 at this time};
     *     empty when no LP is executing.
     */
    public String activity() {
        return calls.activity();
    }

    /**
     * Initializes all LPs, in ascending order of their ids.
     *
     * @throws ModelException when one of them fails.
     */
    public void initialize() {
        call(LpCalls.Phase.INITIALIZE, 0);
    }

    /**
     * Executes the pending events below the horizon. Where these are very many, it stops before, so that the run can be
     * stopped or checkpointed; the same events are always followed by the same stop. Events that are inserted later must not
     * be below the time that is returned.
     *
     * @param horizon time in ticks, exclusive.
     * @return the time before which everything was executed: the horizon, or less.
     * @throws ModelException when a handler fails or breaks a rule.
     */
    public long runUntil(long horizon) {
        long executedBefore = inserter.executedUntil();
        inserter.executedUntil(Math.max(executedBefore, horizon));
        call(LpCalls.Phase.EXECUTE, horizon);
        inserter.executedUntil(Math.max(executedBefore, executedTicks));
        return executedTicks;
    }

    /**
     * Lets all LPs finish, in ascending order of their ids.
     *
     * @param endTicks the time that the run has reached.
     * @throws ModelException when one of them fails.
     */
    public void finish(long endTicks) {
        active.now(endTicks);
        call(LpCalls.Phase.FINISH, endTicks);
    }

    private void call(LpCalls.Phase phase, long ticks) {
        calls.begin(phase);
        try {
            switch (phase) {
                case INITIALIZE -> calls.callAll(LogicalProcess::initialize);
                case EXECUTE -> executedTicks = windows.executeUntil(ticks);
                case FINISH -> calls.callAll(LogicalProcess::finish);
            }
        } catch (Throwable e) {
            throw calls.blamed(e);
        } finally {
            ModelBlame.forgetInterrupt();
        }
    }

    /**
     * Returns the grid on which the windows of the partition end.
     *
     * @return the grid.
     */
    public WindowGrid grid() {
        return grid;
    }

    /**
     * Returns the time of the first pending event.
     *
     * @return time in ticks, Long.MAX_VALUE when nothing is pending.
     */
    public long nextEventTime() {
        return pending.minTime();
    }

    /**
     * Adds events that another partition has sent.
     *
     * @param buffer holds the records, one after the other.
     * @param offset offset in bytes of the first.
     * @param length length in bytes of all.
     * @return how many records there were.
     * @throws IllegalStateException when a record is damaged, its time was executed already, or its target belongs
     *     to another partition.
     */
    public int insert(DirectBuffer buffer, int offset, int length) {
        return inserter.insert(buffer, offset, length);
    }

    /**
     * Returns the state of the partition, to be written or put back between two windows.
     *
     * @return a view, not a copy.
     */
    public KernelState state() {
        return new KernelState(this, directory, table, states, pending, inserter);
    }

    /**
     * Returns a time that is after all events that were handled.
     *
     * @return the end of the last window in which an event was handled; 0 where there was none.
     */
    public long furthestTicks() {
        return windows.furthestTicks();
    }

    void restorePosition(long reachedTicks, long furthestTicks, KernelCounts counts) {
        windows.furthestTicks(furthestTicks);
        inserter.executedUntil(reachedTicks);
        pending.advanceTo(reachedTicks);
        calls.restore(counts.handled());
        pending.cancellable().restore(counts.cancelled());
        router.restore(counts.remote());
    }

    ModelDeclaration declaration() {
        return declaration;
    }

    /**
     * Returns how many events were handled.
     *
     * @return the number of events.
     */
    public long events() {
        return calls.events();
    }

    /**
     * Returns how many events were handled, cancelled, and sent to other partitions.
     *
     * @return the counts.
     */
    public KernelCounts counts() {
        return new KernelCounts(calls.events(), pending.cancellable().cancelled(), router.remoteEvents());
    }

    /**
     * Returns how many events are pending.
     *
     * @return the number of events.
     */
    public long pendingEvents() {
        return pending.size();
    }

    /**
     * Returns the summand of this partition in the digest of the run, which is a sum modulo 2^64.
     *
     * @return the share.
     */
    public long digest() {
        return states.digestOfAll();
    }

    /**
     * Returns the statistics of this partition.
     *
     * @return the statistics.
     */
    public StatisticSet statistics() {
        return declaration.statistics();
    }
}
