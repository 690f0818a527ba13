package org.chronogram.benchmarks.reference;

import java.util.PriorityQueue;

/** PHOLD as a textbook would write it in Java: a priority queue of event objects, and a handler for each LP. */
final class TextbookPhold implements ReferenceSimulation {
    /** One event. */
    private static final class PholdEvent implements Comparable<PholdEvent> {
        private final long time;
        private final PholdLp source;
        private final long sequence;
        private final PholdLp target;
        private final long[] payload;

        PholdEvent(long time, PholdLp source, long sequence, PholdLp target, long[] payload) {
            this.time = time;
            this.source = source;
            this.sequence = sequence;
            this.target = target;
            this.payload = payload;
        }

        @Override
        public int compareTo(PholdEvent other) {
            if (time != other.time) {
                return time < other.time ? -1 : 1;
            }
            if (source.id != other.source.id) {
                return Integer.compare(source.id, other.source.id);
            }
            return Long.compare(sequence, other.sequence);
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
                create(this, parameters.drawDelay(random));
            }
        }

        void handle(PholdEvent event) {
            state = PholdParameters.nextState(state, event.time, event.source.id);
            if (event.payload != null) {
                state ^= PholdParameters.checkedPayload(event.payload, event.time, event.source.id);
            }
            state = parameters.doWork(state);
            PholdLp target = lps[parameters.drawDestination(id, random)];
            create(target, parameters.drawDelay(random));
        }

        private void create(PholdLp target, long delay) {
            long time = now + delay;
            queue.add(new PholdEvent(time, this, created++, target, parameters.payload(time, id)));
        }
    }

    private final PholdParameters parameters;
    private PriorityQueue<PholdEvent> queue;
    private PholdLp[] lps;
    private long now;
    private long events;

    TextbookPhold(PholdParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public String name() {
        return "textbook/phold";
    }

    @Override
    public Outcome run() {
        setUp();
        long start = System.nanoTime();
        initialize();
        handleAll();
        return new Outcome(events, (System.nanoTime() - start) * 1e-9);
    }

    private void setUp() {
        queue = new PriorityQueue<>();
        lps = new PholdLp[parameters.lps()];
        for (int id = 0; id < lps.length; id++) {
            lps[id] = new PholdLp(id);
        }
        now = 0;
        events = 0;
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

    private void handleAll() {
        while (!queue.isEmpty() && queue.peek().time < parameters.endTicks()) {
            handle(queue.remove());
        }
    }

    private long handleNext(long count) {
        for (long i = 0; i < count; i++) {
            handle(queue.remove());
        }
        return count;
    }

    private void handle(PholdEvent event) {
        now = event.time;
        event.target.handle(event);
        events++;
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
