package org.chronogram.benchmarks.reference;

import java.util.PriorityQueue;

/** A model around one priority queue of event objects. */
final class TextbookEngine extends ModelEngine {
    private PriorityQueue<EventObject> queue;

    TextbookEngine(ModelRun modelRun) {
        super(modelRun, "textbook");
    }

    @Override
    void clear() {
        queue = new PriorityQueue<>();
    }

    @Override
    void add(EventObject event, long delayTicks) {
        queue.add(event);
    }

    @Override
    void handleUntil(long endTicks) {
        while (!queue.isEmpty() && queue.peek().time() < endTicks) {
            handle(queue.remove());
        }
    }

    @Override
    long handleNext(long count) {
        for (long i = 0; i < count; i++) {
            handle(queue.remove());
        }
        return count;
    }
}
