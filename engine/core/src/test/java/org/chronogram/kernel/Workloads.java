package org.chronogram.kernel;

import java.nio.charset.StandardCharsets;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.RandomStream;

/**
 * Models that drive the kernel to its extremes. The events that an LP sends depend on all events that it has handled, and on
 * their order.
 */
public enum Workloads {
    /** 50,000 events for one LP in one window. */
    HOT_LP(100, 1000, 10_000) {
        @Override
        void initialize(EventContext context) {
            for (int i = 0; i < 500; i++) {
                context.send(0, 1000 + context.random().nextInt(700), 1, i);
            }
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            if (event.type() == 1 && context.self() == 0) {
                context.send(event.source(), 1000 + (state & 511), 2, state);
            }
        }
    },
    /** Thousands of events for oneself, due at once or at the next tick, in one window. */
    SELF_EVENTS(7, 10_000, 30_000) {
        @Override
        void initialize(EventContext context) {
            context.schedule(context.random().nextInt(100), 12);
            context.send((context.self() + 1) % 7, 10_000 + context.random().nextInt(50), 3);
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            if (event.type() > 0) {
                context.schedule(state & 1, event.type() - 1, state);
                context.schedule(state >>> 1 & 1, event.type() - 1);
            } else if (context.random().nextInt(5000) == 0) {
                context.send((context.self() + 1) % 7, 10_000, 9, state);
            }
        }
    },
    /** All events of all LPs at the same times. */
    TIES(40, 64, 64 * 60) {
        @Override
        void initialize(EventContext context) {
            for (int i = 0; i < 10; i++) {
                context.schedule(0, i);
            }
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            forward(event, context, state, 64);
        }
    },
    /** The shortest lookahead there is. */
    ONE_TICK(30, 1, 300) {
        @Override
        void initialize(EventContext context) {
            context.schedule(context.random().nextInt(3), 1);
            context.schedule(context.random().nextInt(3), 2);
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            forward(event, context, state, 1 + (state & 1));
        }
    },
    /** Up to the last tick before the end of time. */
    END_OF_TIME(20, 1000, Long.MAX_VALUE) {
        @Override
        void initialize(EventContext context) {
            for (int i = 0; i < 20; i++) {
                context.schedule(Long.MAX_VALUE - 20_000 + context.random().nextInt(1000), i);
            }
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            long delay = 1000L + context.random().nextInt(1500);
            if (delay <= Long.MAX_VALUE - event.time()) {
                forward(event, context, state, delay);
            } else {
                context.schedule(Long.MAX_VALUE - event.time(), 77, state);
            }
        }
    },
    /**
     * Delays from one lookahead to a million, so that windows are empty, then full, then empty: the kernel changes its
     * mode.
     */
    BURSTS(50, 100, 40_000_000) {
        @Override
        void initialize(EventContext context) {
            context.schedule(context.random().nextInt(10), 1);
            context.schedule(context.random().nextInt(10_000_000), 2);
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            RandomStream random = context.random();
            long gathering = (event.time() / 4_000_000 + 1) * 4_000_000 - event.time();
            boolean burst = event.time() % 4_000_000 < 3000;
            long delay = burst && random.nextInt(40) > 0 ? random.nextInt(60) : gathering + random.nextInt(200);
            forward(event, context, state, 100 + delay);
            if (event.type() > 0 && random.nextInt(3) == 0) {
                context.schedule(random.nextInt(120), 0);
                context.schedule(random.nextInt(100_000), 0);
            }
        }
    },
    /** So many LPs that windows are divided by blocks of them. */
    MANY_LPS(40_000, 1000, 4000) {
        @Override
        void initialize(EventContext context) {
            context.schedule(context.random().nextInt(1500), 1);
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            forward(event, context, state, 1000 + (state >>> 40 & 255));
            if (event.type() > 0 && (state & 3) == 0) {
                context.schedule(state >>> 50 & 63, 0, state);
            }
        }
    },
    /** No lookahead: even events for others may be due at once. */
    NO_LOOKAHEAD(25, 0, 2000) {
        @Override
        void initialize(EventContext context) {
            context.schedule(context.random().nextInt(50), 1);
        }

        @Override
        void handle(Event event, EventContext context, long state) {
            forward(event, context, state, context.random().nextInt(20));
        }
    };

    private final int lps;
    private final long lookahead;
    private final long endTicks;

    Workloads(int lps, long lookahead, long endTicks) {
        this.lps = lps;
        this.lookahead = lookahead;
        this.endTicks = endTicks;
    }

    abstract void initialize(EventContext context);

    abstract void handle(Event event, EventContext context, long state);

    /** Sends the event on to an LP that depends on the state; the number of such events stays the same. */
    void forward(Event event, EventContext context, long state, long delay) {
        if (event.type() > 0) {
            int target = (int) Long.remainderUnsigned(state >>> 7, lps);
            context.send(
                    target,
                    delay,
                    event.type(),
                    context.payload((int) (state & 63)).putBytes(0, bytes(state), 0, (int) (state & 7)));
        }
    }

    private static byte[] bytes(long state) {
        return Long.toHexString(state | Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the model. */
    public TestModel model() {
        return TestModel.of(lookahead, lps, lp -> new WorkloadLp(this));
    }

    /** Returns when it ends. */
    public long endTicks() {
        return endTicks;
    }

    private static final class WorkloadLp implements LogicalProcess {
        private final Workloads workload;
        private long state;

        WorkloadLp(Workloads workload) {
            this.workload = workload;
        }

        @Override
        public void initialize(EventContext context) {
            workload.initialize(context);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            state = state * 0x5851_F42D_4C95_7F2DL + event.time() * 31 + event.source() * 17L + event.sequence();
            workload.handle(event, context, state ^ state >>> 32);
        }
    }
}
