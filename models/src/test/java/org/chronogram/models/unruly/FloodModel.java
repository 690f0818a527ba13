package org.chronogram.models.unruly;

import java.util.List;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.TimeBase;

/** In every step each LP sends many large events to all others; the last third of the LPs is long in doing so. */
public final class FloodModel implements Model {
    private static final Parameter<Integer> LPS =
            Parameter.integer("lps", 24).atLeast(2).describedAs("number of LPs");
    private static final Parameter<Integer> BURST =
            Parameter.integer("burst", 200).describedAs("events that an LP sends in each step");
    private static final Parameter<Integer> PAYLOAD =
            Parameter.integer("payload", 1024).unit("bytes").describedAs("payload of an event");
    private static final Parameter<Integer> WORK =
            Parameter.integer("work", 5_000_000).describedAs("loop iterations in each step of a slow LP");

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public String description() {
        return "sends faster than others read";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("step", 1_000);
    }

    @Override
    public String defaultEndTime() {
        return "30";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LPS, BURST, PAYLOAD, WORK);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        int lps = parameters.get(LPS);
        int burst = parameters.get(BURST);
        int payload = parameters.get(PAYLOAD);
        Counter received = builder.counter("received", "events");
        Counter checksum = builder.counter("checksum", "modulo 2^31");
        builder.lookahead(timeBase().ticksPerUnit());
        builder.logicalProcesses(lps, lp -> {
            boolean slow = lp >= lps - lps / 3;
            return new FloodProcess(lps, burst, payload, slow ? parameters.get(WORK) : 0, received, checksum);
        });
    }

    private record FloodProcess(int lps, int burst, int payload, int work, Counter received, Counter checksum)
            implements LogicalProcess {
        private static final int PULSE = 0;
        private static final int DATA = 1;

        @Override
        public void initialize(EventContext context) {
            context.schedule(0, PULSE);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            if (event.type() == PULSE) {
                checksum.add(toil(context.now()) & Integer.MAX_VALUE);
                sendBurst(context);
                context.schedule(context.lookahead(), PULSE);
            } else {
                received.increment();
                checksum.add(read(event) & Integer.MAX_VALUE);
            }
        }

        private void sendBurst(EventContext context) {
            for (int i = 0; i < burst; i++) {
                int target = (context.self() + 1 + i % (lps - 1)) % lps;
                long delay = context.lookahead() + context.random().nextLong(context.lookahead());
                context.send(
                        target,
                        delay,
                        DATA,
                        written(context.payload(payload), context.random().nextLong()));
            }
        }

        private PayloadWriter written(PayloadWriter writer, long value) {
            for (int offset = 0; offset + Long.BYTES <= payload; offset += Long.BYTES) {
                writer.putLong(offset, value + offset);
            }
            return writer;
        }

        private static long read(Event event) {
            long sum = 0;
            for (int offset = 0; offset + Long.BYTES <= event.payloadLength(); offset += Long.BYTES) {
                sum += event.getLong(offset);
            }
            return sum;
        }

        private long toil(long start) {
            long value = start;
            for (int i = 0; i < work; i++) {
                value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            }
            return value;
        }
    }
}
