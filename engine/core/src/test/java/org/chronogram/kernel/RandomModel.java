package org.chronogram.kernel;

import java.util.List;
import java.util.Map;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeBase;
import org.chronogram.model.ValueHistogram;

/**
 * A model that does everything a model may do, at random: ties, events for oneself that are due at once or within the
 * window, payloads of all lengths, far-future events, hot LPs. Every LP checks the order in which it is handed events.
 */
public final class RandomModel implements Model {
    /** Smallest delay of events between LPs; the lookahead may be declared smaller. */
    public static final long DELAY_TICKS = 1_000;

    private static final Parameter<Integer> LPS = Parameter.integer("lps", 50);
    private static final Parameter<Integer> START_EVENTS = Parameter.integer("start-events", 2);
    private static final Parameter<Long> LOOKAHEAD = Parameter.time("lookahead", Long.toString(DELAY_TICKS));
    private static final Parameter<Double> HOT = Parameter.decimal("hot", 0);

    /** Parameters as texts. */
    public static ParameterValues parameters(int lps, int startEvents, long lookahead, double hot) {
        return ParameterValues.parse(
                new RandomModel(),
                Map.of(
                        "lps", Integer.toString(lps),
                        "start-events", Integer.toString(startEvents),
                        "lookahead", Long.toString(lookahead),
                        "hot", Double.toString(hot)));
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String description() {
        return "everything a model may do, at random";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("tick", 1);
    }

    @Override
    public String defaultEndTime() {
        return "20000";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LPS, START_EVENTS, LOOKAHEAD, HOT);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(parameters.get(LOOKAHEAD));
        Tally sizes = builder.tally("payload", "bytes", 1);
        ValueHistogram delays = builder.timeHistogram("delay");
        int lps = parameters.get(LPS);
        builder.logicalProcesses(
                lps, lp -> new RandomLp(lps, parameters.get(START_EVENTS), parameters.get(HOT), sizes, delays));
    }

    private static final class RandomLp implements LogicalProcess {
        private static final int RESTING = 0;
        private static final int MOVING = 1;
        private static final int ECHO = 2;

        private final int lps;
        private final int startEvents;
        private final double hot;
        private final Tally sizes;
        private final ValueHistogram delays;
        private long lastTime = -1;
        private int lastSource;
        private int lastSequence;
        private long sum;

        RandomLp(int lps, int startEvents, double hot, Tally sizes, ValueHistogram delays) {
            this.lps = lps;
            this.startEvents = startEvents;
            this.hot = hot;
            this.sizes = sizes;
            this.delays = delays;
        }

        @Override
        public void initialize(EventContext context) {
            for (int i = 0; i < startEvents; i++) {
                context.schedule(context.random().nextLong(DELAY_TICKS), MOVING, i);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            checkOrder(event, context);
            consume(event);
            if (event.type() == MOVING) {
                move(context);
                echo(context);
            }
        }

        private boolean followsLast(Event event) {
            if (event.time() != lastTime) {
                return event.time() > lastTime;
            }
            return event.source() == lastSource ? event.sequence() - lastSequence > 0 : event.source() > lastSource;
        }

        private void checkOrder(Event event, EventContext context) {
            boolean dueAtOnce = event.source() == context.self() && event.time() == lastTime;
            if (!dueAtOnce && !followsLast(event)) {
                throw new AssertionError("out of order: " + event.time() + " after " + lastTime);
            }
            lastTime = event.time();
            lastSource = event.source();
            lastSequence = event.sequence();
        }

        private void consume(Event event) {
            sizes.record(event.payloadLength());
            for (int i = 0; i < event.payloadLength(); i++) {
                sum = sum * 31 + event.getByte(i);
            }
        }

        private void move(EventContext context) {
            int target =
                    context.random().nextDouble() < hot ? 0 : context.random().nextInt(lps);
            long delay = DELAY_TICKS + (context.random().nextInt(4) == 0 ? farFuture(context) : tied(context));
            delays.record(delay);
            int length = context.random().nextInt(40);
            context.send(target, delay, MOVING, fill(context.payload(length), length, context));
        }

        private PayloadWriter fill(PayloadWriter payload, int length, EventContext context) {
            long value = sum ^ context.random().nextLong();
            if (length < 2 * Long.BYTES) {
                sum++;
                return payload;
            }
            return payload.putLong(8, value)
                    .putInt(0, (int) value)
                    .putShort(6, (short) value)
                    .putByte(5, (byte) value);
        }

        private static long tied(EventContext context) {
            return context.random().nextInt(3) * DELAY_TICKS / 2;
        }

        private static long farFuture(EventContext context) {
            return context.random().nextExponentialTicks(3.0 * DELAY_TICKS);
        }

        private void echo(EventContext context) {
            for (int i = context.random().nextInt(4); i > 0; i--) {
                context.schedule(context.random().nextInt(200), ECHO, sum, i);
            }
            if (context.random().nextInt(8) == 0) {
                context.schedule(0, RESTING);
            }
        }
    }
}
