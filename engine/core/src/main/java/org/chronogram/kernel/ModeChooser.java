package org.chronogram.kernel;

/**
 * Chooses between windows and the heap by a moving average of the events in a window. Between the two bounds the
 * choice stays as it is, because each change moves all pending events. Not thread safe.
 */
final class ModeChooser {
    private static final double ENTER_HEAP_BELOW = 4;
    private static final double LEAVE_HEAP_ABOVE = 12;
    private static final double WEIGHT = 1.0 / 16;

    private final boolean hasLookahead;
    private double eventsPerWindow = LEAVE_HEAP_ABOVE;

    /**
     * Creates the chooser.
     *
     * @param hasLookahead whether windows are longer than a tick; without lookahead it always chooses the heap.
     */
    ModeChooser(boolean hasLookahead) {
        this.hasLookahead = hasLookahead;
    }

    /**
     * Takes a window that was executed.
     *
     * @param events how many events it held.
     * @param fromHeap whether they were taken from the heap.
     * @return whether those of the next window should be.
     */
    boolean choosesHeap(long events, boolean fromHeap) {
        eventsPerWindow += (events - eventsPerWindow) * WEIGHT;
        if (!hasLookahead) {
            return true;
        }
        return fromHeap ? eventsPerWindow <= LEAVE_HEAP_ABOVE : eventsPerWindow < ENTER_HEAP_BELOW;
    }
}
