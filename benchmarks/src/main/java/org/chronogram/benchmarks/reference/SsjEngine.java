package org.chronogram.benchmarks.reference;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/**
 * A model on the simulator of SSJ. An event of SSJ is a class to extend and cannot be an event of Chronogram's model API,
 * so each event is a pair of objects here; PHOLD written for SSJ has one. SSJ leaves ties in the order in which they were
 * scheduled; here they are in the order of Chronogram, or the two would soon simulate different things.
 */
final class SsjEngine extends ModelEngine {
    /** An event in the list of SSJ. */
    private static final class Scheduled extends Event {
        private final SsjEngine engine;
        private final EventObject event;

        Scheduled(Simulator simulator, SsjEngine engine, EventObject event) {
            super(simulator);
            this.engine = engine;
            this.event = event;
        }

        @Override
        public int compareTo(Event other) {
            int order = super.compareTo(other);
            return order == 0 && other instanceof Scheduled tied ? event.compareTo(tied.event) : order;
        }

        @Override
        public void actions() {
            if (--engine.untilPause == 0) {
                sim.stop();
            }
            engine.handle(event);
        }
    }

    private Simulator simulator;
    private long untilPause;

    SsjEngine(ModelRun modelRun) {
        super(modelRun, "ssj");
        SsjEnd.requireExactTime(modelRun.endTicks());
    }

    @Override
    void clear() {
        simulator = new Simulator();
        untilPause = Long.MAX_VALUE;
    }

    @Override
    void add(EventObject event, long delayTicks) {
        new Scheduled(simulator, this, event).schedule((double) delayTicks);
    }

    @Override
    void handleUntil(long endTicks) {
        new SsjEnd(simulator).schedule((double) endTicks);
        simulator.start();
    }

    @Override
    long handleNext(long count) {
        untilPause = count;
        simulator.start();
        return count;
    }
}
