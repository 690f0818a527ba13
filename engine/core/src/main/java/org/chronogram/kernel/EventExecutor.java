package org.chronogram.kernel;

import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;

/** Executes the events of a window: LP by LP, or one by one from the heap. Not thread safe. */
final class EventExecutor implements EventGrouper.GroupHandler {
    private final LpDirectory directory;
    private final LogicalProcess[] processes;
    private final ActiveProcess active;
    private final PendingEvents pending;
    private final CancellableEvents cancellable;
    private final EventHeap selfEvents;
    private final LpCalls calls;
    private final ZeroDelayGuard zeroDelays;
    private final ProcessCache cache;
    private final ChunkStore store;
    private final RecordSorter sorter;
    private final long[] popped = new long[EventLayout.LONGEST_RECORD_WORDS];

    EventExecutor(
            LpDirectory directory,
            LpTable table,
            LpStates states,
            ActiveProcess active,
            PendingEvents pending,
            LpCalls calls,
            ZeroDelayGuard zeroDelays) {
        this.directory = directory;
        processes = table.processes();
        this.active = active;
        this.pending = pending;
        this.calls = calls;
        this.zeroDelays = zeroDelays;
        cache = new ProcessCache(processes, states);
        selfEvents = active.selfEvents();
        cancellable = pending.cancellable();
        store = pending.store();
        sorter = new RecordSorter(store);
    }

    /** Executes all pending events from the time of the first to {@code end}. */
    void execute(long start, long end) {
        if (pending.heapMode()) {
            executeFromHeap(end);
        } else {
            executeWindow(start, end);
        }
    }

    private void executeWindow(long start, long end) {
        Window window = pending.take(start, end);
        active.windowEnd(end);
        window.forEachGroup(this);
        active.windowEnd(Long.MIN_VALUE);
        window.release();
    }

    @Override
    public void onUpcoming(int[] lps, int count) {
        cache.fetch(lps, count);
    }

    @Override
    public void onGroup(int lp, int[] addresses, int from, int to) {
        if (to - from > 1) {
            sorter.sort(addresses, from, to);
        }
        long eventsBefore = calls.events();
        active.activate(lp);
        for (int i = from; i < to; i++) {
            long[] words = store.wordsAt(addresses[i]);
            int offset = ChunkStore.offset(addresses[i]);
            while (selfEvents.minPrecedes(words, offset)) {
                handleSelfEvent(lp);
            }
            if (isDue(words, offset)) {
                calls.handle(present(lp, words, offset), words, offset);
            }
        }
        while (!selfEvents.isEmpty()) {
            handleSelfEvent(lp);
        }
        active.deactivate(calls.events() - eventsBefore);
    }

    /** Tells whether an event whose time has come is to be handled: always, unless its LP has cancelled or moved it. */
    private boolean isDue(long[] words, int offset) {
        return !EventLayout.isCancellable(words, offset) || isStillDue(words, offset);
    }

    private boolean isStillDue(long[] words, int offset) {
        CancellableEvents.Verdict verdict = cancellable.take(words, offset);
        if (verdict == CancellableEvents.Verdict.RESCHEDULE) {
            active.deliverAgain(cancellable.rescheduled());
        }
        return verdict == CancellableEvents.Verdict.HANDLE;
    }

    /** Returns the active LP, which is created where an event reaches it for the first time. */
    private LogicalProcess present(int lp, long[] words, int offset) {
        LogicalProcess process = processes[lp];
        return LpTable.isAbsent(process) ? calls.create(EventLayout.time(words, offset)) : process;
    }

    private void handleSelfEvent(int lp) {
        selfEvents.pop(popped);
        if (!isDue(popped, 0)) {
            return;
        }
        if (zeroDelays.isLoop(active.self(), EventLayout.time(popped, 0), active.now())) {
            throw endlessLoop();
        }
        calls.handle(present(lp, popped, 0), popped, 0);
    }

    private void executeFromHeap(long end) {
        EventHeap heap = pending.heap();
        while (heap.minTime() < end) {
            heap.pop(popped);
            if (isDue(popped, 0)) {
                handleFromHeap(heap.size());
            }
        }
    }

    /** Handles the popped event, behind which so many are pending. */
    private void handleFromHeap(int pendingEvents) {
        int target = EventLayout.target(popped, 0);
        int source = EventLayout.source(popped, 0);
        int lp = directory.indexOf(target);
        active.activate(lp);
        if (zeroDelays.isLoop(target, source, EventLayout.time(popped, 0), active.now(), pendingEvents)) {
            throw endlessLoop();
        }
        calls.handle(present(lp, popped, 0), popped, 0);
        active.deactivate(1);
    }

    /** The popped event would be one too many; its LP is active. */
    private ModelException endlessLoop() {
        active.now(EventLayout.time(popped, 0));
        return new ModelException(calls.culprit() + " was to handle more than " + zeroDelays.limit()
                + " events at this time, the last one of type " + EventLayout.type(popped, 0) + " from "
                + EventLayout.sourceText(EventLayout.source(popped, 0))
                + ": delays of 0 make a loop that never ends; let time pass in it, or"
                + " give a larger --zero-delay-limit where so many events at one time are meant");
    }
}
