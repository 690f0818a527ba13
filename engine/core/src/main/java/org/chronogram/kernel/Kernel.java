package org.chronogram.kernel;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.agrona.DirectBuffer;
import org.chronogram.model.Event;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.StatisticSet;

/**
 * Executes the events of one partition.
 *
 * <p>Events within one lookahead cannot affect another LP in the same window, so a window is executed LP by LP: its events
 * are grouped by target, the few of each LP are sorted by the rules of order, and events that an LP schedules for itself
 * inside the window are merged in. Where windows hold hardly an event, or there is no lookahead, events are taken one by
 * one from a heap. Which way is taken is chosen from the density observed and does not show in the results.
 *
 * <p>With one partition that owns all LPs and a loop around {@link #runUntil} this is the sequential engine. Not thread
 * safe.
 */
public final class Kernel {
    /** Most events that an LP may handle at one simulated time, unless another limit is set. */
    public static final long DEFAULT_ZERO_DELAY_LIMIT = 10_000_000;

    private static final int CALLS_PER_PULSE = 256;
    static final int LONGEST_RECORD_WORDS = EventLayout.lengthWords(Event.MAX_PAYLOAD_BYTES);
    private static final double ENTER_HEAP_BELOW = 4;
    private static final double LEAVE_HEAP_ABOVE = 12;
    private static final double DENSITY_WEIGHT = 1.0 / 16;

    /** Those of this process, to find out what a thread does that ends it. */
    private static final Map<Kernel, Void> KERNELS = new WeakHashMap<>();

    private final int firstLp;
    private final WindowGrid grid;
    private final boolean hasLookahead;
    private final LogicalProcess[] processes;
    private final ModelDeclaration declaration;
    private final StatisticSet statistics;
    private final PendingEvents pending;
    private final EventHeap selfEvents = new EventHeap();
    private final RecordSorter sorter;
    private final ActiveProcess active;
    private final EventRouter router;
    private final ProcessCache cache;
    private final Pulse pulse;
    private final CurrentEvent event = new CurrentEvent();
    private final EventGrouper.GroupHandler groupHandler = new GroupExecutor();
    private final ZeroDelayGuard zeroDelays = new ZeroDelayGuard(DEFAULT_ZERO_DELAY_LIMIT);
    private final long[] popped = new long[ChunkStore.CHUNK_WORDS];
    private final long[] inserted = new long[ChunkStore.CHUNK_WORDS];

    private double eventsPerWindow = LEAVE_HEAP_ABOVE;
    private long events;
    private long executedUntil;
    private Thread runner;
    private int pulseCountdown = CALLS_PER_PULSE;
    private boolean handling;

    private final class GroupExecutor implements EventGrouper.GroupHandler {
        @Override
        public void onGroup(int lp, int[] addresses, int from, int to) {
            executeGroup(lp, addresses, from, to);
        }

        @Override
        public void onUpcoming(int[] lps, int count) {
            cache.fetch(lps, count);
        }
    }

    /**
     * Creates the LPs of a partition.
     *
     * @param declaration the model, built for this partition alone.
     * @param table which partition owns which LP.
     * @param partition index of this partition.
     * @param seed seed of the run.
     * @param replication number of the replication.
     * @param remote takes the events that leave the partition.
     * @param pulse gets a turn now and then.
     */
    public Kernel(
            ModelDeclaration declaration,
            PartitionTable table,
            int partition,
            long seed,
            int replication,
            RemoteEvents remote,
            Pulse pulse) {
        this.declaration = declaration;
        firstLp = table.firstOf(partition);
        grid = new WindowGrid(declaration.lookaheadTicks());
        hasLookahead = declaration.lookaheadTicks() > 0;
        statistics = declaration.statistics();
        pending = new PendingEvents(grid, !hasLookahead, firstLp, table.sizeOf(partition));
        sorter = new RecordSorter(pending.store());
        router = new EventRouter(table, remote);
        active = new ActiveProcess(declaration, table, partition, pending, selfEvents, router);
        active.seedStreams(seed, replication);
        statistics.useClock(active::now);
        processes = declaration.create(firstLp, table.sizeOf(partition));
        cache = new ProcessCache(processes, active.states(), firstLp);
        this.pulse = pulse;
        synchronized (KERNELS) {
            KERNELS.put(this, null);
        }
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
     * Returns what the partition is doing. Any thread may call this: the fields of another thread are read as they come, so
     * a number can be that of an event before.
     *
     * @return for example {@code LP 3 at time 2s (2000 ticks) handles an event of type 1 from LP 3, one of 7 at this time};
     *     empty when no LP is executing.
     */
    public String activity() {
        if (!handling) {
            return "";
        }
        String what = event.isOf(active.self(), active.now())
                ? " handles an event of type " + event.type() + " from LP " + event.source() + ", number "
                        + zeroDelays.eventsAt(active.self(), active.now()) + " at this time"
                : " is being initialized or finished";
        return culprit() + what;
    }

    /**
     * Initializes all LPs, in ascending order of their ids.
     *
     * @throws ModelException when one of them fails.
     */
    public void initialize() {
        runner = Thread.currentThread();
        try {
            for (int i = 0; i < processes.length; i++) {
                active.activate(firstLp + i);
                handling = true;
                processes[i].initialize(active);
                handling = false;
                active.deactivate();
                countCall();
            }
        } catch (Throwable e) {
            throw blamed(e, " while it was initialized");
        } finally {
            ModelBlame.forgetInterrupt();
        }
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
     * Executes all pending events below the horizon. Events that others insert later must not be below it.
     *
     * @param horizon time in ticks, exclusive.
     * @throws ModelException when a handler fails or breaks a rule.
     */
    public void runUntil(long horizon) {
        runner = Thread.currentThread();
        executedUntil = Math.max(executedUntil, horizon);
        long start = pending.minTime();
        while (start < horizon) {
            long end = Math.min(horizon, grid.endOf(start));
            long eventsBefore = events;
            execute(start, end);
            chooseMode(events - eventsBefore, end);
            start = pending.minTime();
        }
        ModelBlame.forgetInterrupt();
    }

    private void execute(long start, long end) {
        try {
            if (pending.heapMode()) {
                executeFromHeap(end);
            } else {
                executeWindow(start, end);
            }
        } catch (Throwable e) {
            throw blamed(e, handled());
        }
    }

    private String handled() {
        return handling ? " while it handled an event of type " + event.type() + " from LP " + event.source() : "";
    }

    /** Makes what is to be thrown: what the engine threw as it is, and what the model threw with its name. */
    private ModelException blamed(Throwable error, String when) {
        if (error instanceof EngineFailure failure) {
            throw ModelBlame.<RuntimeException>unchecked(failure.failure());
        }
        if (error instanceof ModelException own) {
            return own;
        }
        if (!handling) {
            throw ModelBlame.<RuntimeException>unchecked(error);
        }
        return ModelBlame.of(culprit() + " threw ", error, when);
    }

    /**
     * Says which LP a thread is executing. To be called when that thread waits, as it does when it ends the process.
     *
     * @param thread the thread.
     * @return the LP as the subject of a sentence about that; empty when it executes none.
     */
    public static Optional<String> handledBy(Thread thread) {
        synchronized (KERNELS) {
            return KERNELS.keySet().stream()
                    .filter(kernel -> kernel.runner == thread && kernel.handling)
                    .map(kernel -> kernel.culprit() + " called exit")
                    .findFirst();
        }
    }

    private String culprit() {
        LogicalProcess process = processes[active.self() - firstLp];
        return active.where() + " (" + process.getClass().getName() + ")";
    }

    private void executeWindow(long start, long end) {
        Window window = pending.take(start, end);
        active.windowEnd(end);
        window.forEachGroup(groupHandler);
        active.windowEnd(Long.MIN_VALUE);
        window.release();
    }

    private void executeGroup(int lp, int[] addresses, int from, int to) {
        if (to - from > 1) {
            sorter.sort(addresses, from, to);
        }
        LogicalProcess process = processes[lp - firstLp];
        active.activate(lp);
        for (int i = from; i < to; i++) {
            long[] words = pending.store().wordsAt(addresses[i]);
            int offset = ChunkStore.offset(addresses[i]);
            while (selfEvents.minPrecedes(words[offset], words[offset + 1])) {
                handleSelfEvent(process);
            }
            handle(process, words, offset);
        }
        while (!selfEvents.isEmpty()) {
            handleSelfEvent(process);
        }
        active.deactivate();
    }

    private void handleSelfEvent(LogicalProcess process) {
        selfEvents.pop(popped);
        if (zeroDelays.isLoop(active.self(), popped[0], active.now())) {
            throw loop();
        }
        handle(process, popped, 0);
    }

    private void executeFromHeap(long end) {
        EventHeap heap = pending.heap();
        while (heap.minTime() < end) {
            heap.pop(popped);
            int lp = EventLayout.target(popped[2]);
            int source = EventLayout.source(popped[1]);
            active.activate(lp);
            if (zeroDelays.isLoop(lp, source, popped[0], active.now(), heap.size())) {
                throw loop();
            }
            handle(processes[lp - firstLp], popped, 0);
            active.deactivate();
        }
    }

    /** The event that would be one too many is the popped one; the LP is active. */
    private ModelException loop() {
        active.now(popped[0]);
        return new ModelException(culprit() + " was to handle more than " + zeroDelays.limit()
                + " events at this time, the last one of type " + EventLayout.type(popped[2]) + " from LP "
                + EventLayout.source(popped[1]) + ": delays of 0 make a loop that never ends; let time pass in it, or"
                + " give a larger --zero-delay-limit where so many events at one time are meant");
    }

    private void handle(LogicalProcess process, long[] words, int offset) {
        active.beginEvent(words, offset);
        event.wrap(words, offset);
        handling = true;
        process.onEvent(event, active);
        handling = false;
        events++;
        countCall();
    }

    private void countCall() {
        if (--pulseCountdown == 0) {
            pulseCountdown = CALLS_PER_PULSE;
            ModelBlame.forgetInterrupt();
            pulse.onPulse();
        }
    }

    private void chooseMode(long executed, long end) {
        eventsPerWindow += (executed - eventsPerWindow) * DENSITY_WEIGHT;
        if (!pending.heapMode() && eventsPerWindow < ENTER_HEAP_BELOW) {
            pending.enterHeapMode();
        } else if (pending.heapMode() && hasLookahead && eventsPerWindow > LEAVE_HEAP_ABOVE) {
            pending.leaveHeapMode(end);
        }
    }

    /**
     * Adds events that another partition has sent.
     *
     * @param buffer holds the records, one after the other.
     * @param offset offset in bytes of the first.
     * @param length length in bytes of all.
     * @return how many records there were.
     * @throws IllegalStateException when a record is damaged, lies below what was executed, or belongs elsewhere.
     */
    public int insert(DirectBuffer buffer, int offset, int length) {
        int records = 0;
        int position = offset;
        int end = offset + length;
        while (position < end) {
            int lengthWords = checkedLengthWords(buffer, position, end);
            for (int i = 0; i < lengthWords; i++) {
                inserted[i] = buffer.getLong(position + i * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
            }
            pending.add(inserted, 0, lengthWords);
            position += lengthWords * Long.BYTES;
            records++;
        }
        return records;
    }

    private int checkedLengthWords(DirectBuffer buffer, int position, int end) {
        long time = Long.MIN_VALUE;
        int target = -1;
        int lengthWords = 0;
        if (end - position >= EventLayout.HEADER_BYTES) {
            long word2 = buffer.getLong(position + EventLayout.TARGET_OFFSET_BYTES, ByteOrder.LITTLE_ENDIAN);
            time = buffer.getLong(position, ByteOrder.LITTLE_ENDIAN);
            target = EventLayout.target(word2);
            lengthWords = EventLayout.lengthWords(word2);
        }
        boolean mine = Integer.compareUnsigned(target - firstLp, processes.length) < 0;
        boolean fits = lengthWords > 0 && lengthWords * Long.BYTES <= end - position;
        if (!mine || !fits || time < executedUntil || lengthWords > LONGEST_RECORD_WORDS) {
            throw new IllegalStateException("received a wrong event record: target=LP " + target + ", time=" + time
                    + ", words=" + lengthWords + " of at most " + (end - position) / Long.BYTES + "; expected LP "
                    + firstLp
                    + " to " + (firstLp + processes.length - 1) + " and a time of at least " + executedUntil);
        }
        return lengthWords;
    }

    /**
     * Lets all LPs finish, in ascending order of their ids.
     *
     * @param endTicks the time up to which the run came.
     * @throws ModelException when one of them fails.
     */
    public void finish(long endTicks) {
        runner = Thread.currentThread();
        active.now(endTicks);
        try {
            for (int i = 0; i < processes.length; i++) {
                active.activate(firstLp + i);
                handling = true;
                processes[i].finish(active);
                handling = false;
                active.deactivate();
                countCall();
            }
        } catch (Throwable e) {
            throw blamed(e, " when it was finished");
        } finally {
            ModelBlame.forgetInterrupt();
        }
    }

    /**
     * Returns what the partition consists of, to be written or put back between two windows.
     *
     * @return a view, not a copy.
     */
    public KernelState state() {
        return new KernelState(this, firstLp, processes, active, pending);
    }

    void restorePosition(long reachedTicks, long newEvents, long newRemoteEvents) {
        executedUntil = reachedTicks;
        events = newEvents;
        router.restore(newRemoteEvents);
        pending.advanceTo(reachedTicks);
    }

    DeclaredModel declared() {
        return declaration.declared();
    }

    long executedUntil() {
        return executedUntil;
    }

    /**
     * Returns how many events were handled.
     *
     * @return the number of events.
     */
    public long events() {
        return events;
    }

    /**
     * Returns how many events were sent to other partitions.
     *
     * @return the number of events.
     */
    public long remoteEvents() {
        return router.remoteEvents();
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
     * Returns what the LPs of this partition add to the digest of the run; the digest is the sum over all partitions,
     * modulo 2^64.
     *
     * @return the share.
     */
    public long digest() {
        return active.digestOfAll();
    }

    /**
     * Returns the statistics of this partition.
     *
     * @return the statistics.
     */
    public StatisticSet statistics() {
        return statistics;
    }
}
