package org.chronogram.kernel;

/** Executes window after window of a partition, in the mode that suits their density. Not thread safe. */
final class WindowLoop {
    /** After so many events it stops at the end of a window: they take tens of milliseconds. */
    private static final long MOST_EVENTS = 1 << 18;

    private final WindowGrid grid;
    private final PendingEvents pending;
    private final EventExecutor executor;
    private final LpCalls calls;
    private final ModeChooser chooser;
    private long furthestTicks;

    WindowLoop(WindowGrid grid, PendingEvents pending, EventExecutor executor, LpCalls calls) {
        this.grid = grid;
        this.pending = pending;
        this.executor = executor;
        this.calls = calls;
        chooser = new ModeChooser(grid.hasLookahead());
    }

    /** Executes pending events below the horizon; returns the time before which all were. See {@link Kernel#runUntil}. */
    long executeUntil(long horizon) {
        long mostEvents = calls.events() + MOST_EVENTS;
        long start = pending.minTime();
        long end = horizon;
        while (start < horizon && calls.events() < mostEvents) {
            end = Math.min(horizon, grid.endOf(start));
            executeWindow(start, end);
            start = pending.minTime();
        }
        return start < horizon ? end : horizon;
    }

    private void executeWindow(long start, long end) {
        long eventsBefore = calls.events();
        executor.execute(start, end);
        furthestTicks = Math.max(furthestTicks, end);
        pending.removeSuperfluous();
        pending.heapMode(chooser.choosesHeap(calls.events() - eventsBefore, pending.heapMode()), end);
    }

    /** Returns the end of the last window in which an event was handled; 0 where there was none. */
    long furthestTicks() {
        return furthestTicks;
    }

    void furthestTicks(long ticks) {
        furthestTicks = ticks;
    }
}
