package org.chronogram.benchmarks.reference;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** PHOLD on the simulator of SSJ. Its time is a double, here a whole number of ticks; ties are in Chronogram's order. */
final class SsjPhold implements ReferenceSimulation {
    /** One event. */
    private final class PholdEvent extends Event {
        private final PholdLp source;
        private final long sequence;
        private final PholdLp target;
        private final long[] payload;

        PholdEvent(PholdLp source, long sequence, PholdLp target, long[] payload) {
            super(simulator);
            this.source = source;
            this.sequence = sequence;
            this.target = target;
            this.payload = payload;
        }

        @Override
        public int compareTo(Event other) {
            int order = super.compareTo(other);
            return order == 0 && other instanceof PholdEvent tied ? compareToTied(tied) : order;
        }

        private int compareToTied(PholdEvent other) {
            int order = Integer.compare(source.id, other.source.id);
            return order == 0 ? Long.compare(sequence, other.sequence) : order;
        }

        @Override
        public void actions() {
            if (++events == pauseAfter) {
                sim.stop();
            }
            target.handle((long) sim.time(), source, payload);
        }
    }

    /** One LP. */
    private final class PholdLp {
        private final int id;
        private final ReferenceRandom random;
        private long state;
        private long created;

        PholdLp(int id) {
            this.id = id;
            random = new ReferenceRandom(parameters.seed(), id);
        }

        void initialize() {
            for (int i = 0; i < parameters.startEvents(); i++) {
                create(0, this, parameters.drawDelay(random));
            }
        }

        void handle(long now, PholdLp source, long[] payload) {
            state = PholdParameters.nextState(state, now, source.id);
            if (payload != null) {
                state ^= PholdParameters.checkedPayload(payload, now, source.id);
            }
            state = parameters.doWork(state);
            PholdLp target = lps[parameters.drawDestination(id, random)];
            create(now, target, parameters.drawDelay(random));
        }

        private void create(long now, PholdLp target, long delay) {
            long[] payload = parameters.payload(now + delay, id);
            new PholdEvent(this, created++, target, payload).schedule((double) delay);
        }
    }

    private final PholdParameters parameters;
    private Simulator simulator;
    private PholdLp[] lps;
    private long events;
    private long pauseAfter;

    SsjPhold(PholdParameters parameters) {
        this.parameters = parameters;
        SsjEnd.requireExactTime(parameters.endTicks());
    }

    @Override
    public String name() {
        return "ssj/phold";
    }

    @Override
    public Outcome run() {
        setUp();
        long start = System.nanoTime();
        initialize();
        new SsjEnd(simulator).schedule((double) parameters.endTicks());
        simulator.start();
        return new Outcome(events, (System.nanoTime() - start) * 1e-9);
    }

    @Override
    public EndlessSimulation begin() {
        setUp();
        initialize();
        return this::handleNext;
    }

    private void initialize() {
        for (PholdLp lp : lps) {
            lp.initialize();
        }
    }

    private long handleNext(long count) {
        pauseAfter = events + count;
        simulator.start();
        return count;
    }

    private void setUp() {
        simulator = new Simulator();
        lps = new PholdLp[parameters.lps()];
        for (int id = 0; id < lps.length; id++) {
            lps[id] = new PholdLp(id);
        }
        events = 0;
        pauseAfter = Long.MAX_VALUE;
    }

    /** Returns the sum of the states of all LPs after the last run. */
    long stateSum() {
        long sum = 0;
        for (PholdLp lp : lps) {
            sum += lp.state;
        }
        return sum;
    }
}
