package org.chronogram.kernel;

import java.util.Optional;
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
    private final PendingEvents pending;
    private final RecordInserter inserter;
    private final EventRouter router;
    private final LpStates states;
    private final ActiveProcess active;
    private final LpTable table;
    private final LpCalls calls;
    private final KernelSetup setup;
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
        pending = new PendingEvents(grid, directory);
        inserter = new RecordInserter(directory, pending);
        router = new EventRouter(directory, remote);
        states = new LpStates(directory, seed, replication);
        table = new LpTable(declaration.groups(), directory);
        active = new ActiveProcess(declaration, directory, table, delays, states, pending, router);
        declaration.statistics().useClock(active::now);
        table.createAll();
        ZeroDelayGuard zeroDelays = new ZeroDelayGuard(DEFAULT_ZERO_DELAY_LIMIT);
        calls = new LpCalls(table, active, zeroDelays, pulse);
        setup = new KernelSetup(declaration, states, active, table, calls, zeroDelays);
        EventExecutor executor = new EventExecutor(directory, table, states, active, pending, calls, zeroDelays);
        windows = new WindowLoop(grid, pending, executor, calls);
    }

    /**
     * Returns what can be set before the first window.
     *
     * @return the settings.
     */
    public KernelSetup setup() {
        return setup;
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
     * Returns the times at which the statistics are sampled, and measuring begins.
     *
     * @return the marks, none unless {@link KernelSetup#measure} was called.
     */
    public RunMarks marks() {
        return setup.marks();
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
