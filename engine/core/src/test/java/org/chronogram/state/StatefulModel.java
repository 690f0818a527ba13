package org.chronogram.state;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.ValueHistogram;

/** A model whose LPs hold collections and objects, all of which show in the events that they send. */
record StatefulModel(int lps) implements Model {
    private static final long LOOKAHEAD = 100;

    @Override
    public String name() {
        return "stateful";
    }

    @Override
    public String description() {
        return "state of many kinds";
    }

    @Override
    public String defaultEndTime() {
        return "1";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(LOOKAHEAD);
        Counter handled = builder.counter("handled", "");
        ValueHistogram lengths = builder.timeHistogram("lengths");
        builder.logicalProcesses(
                lps, lp -> lp % 3 == 0 ? new Queueing(lps, handled, lengths) : new Remembering(lps, handled));
    }

    private static class Forwarding implements LogicalProcess {
        private final int lps;
        private Counter handled;

        Forwarding(int lps, Counter handled) {
            this.lps = lps;
            this.handled = handled;
        }

        @Override
        public void initialize(EventContext context) {
            context.schedule(context.random().nextLong(LOOKAHEAD), 1, context.self());
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            handled.increment();
            long next = next(event.getLong(0), context);
            long far = next % 7 == 0 ? 1L << 22 : 0;
            context.send((int) Long.remainderUnsigned(next, lps), LOOKAHEAD + far + (next & 63), 1, next);
        }

        long next(long value, EventContext context) {
            return value;
        }
    }

    /** Serves jobs by priority, of which many are the same. */
    private record Job(int id, long due) {}

    /** Orders jobs by when they are due; many are due at once. */
    private static final class ByDue implements Comparator<Job> {
        @Override
        public int compare(Job a, Job b) {
            return Long.compare(a.due(), b.due());
        }
    }

    private static final class Queueing extends Forwarding {
        private final PriorityQueue<Job> queue = new PriorityQueue<>(new ByDue());
        private final ValueHistogram lengths;
        private int jobs;

        Queueing(int lps, Counter handled, ValueHistogram lengths) {
            super(lps, handled);
            this.lengths = lengths;
        }

        @Override
        long next(long value, EventContext context) {
            queue.add(new Job(jobs++, value & 3));
            queue.add(new Job(jobs++, value >>> 2 & 3));
            lengths.record(queue.size());
            return context.random().nextLong() ^ queue.poll().id();
        }
    }

    /** Keeps the latest values, by two keys. */
    private static final class Remembering extends Forwarding {
        private Map<Long, Value> values = new LinkedHashMap<>();
        private final ArrayDeque<Value> order = new ArrayDeque<>();
        private final long[] sums = new long[4];

        Remembering(int lps, Counter handled) {
            super(lps, handled);
        }

        private final class Value {
            private long value;

            long add(long more) {
                value += more;
                sums[(int) more & 3] += value;
                return sums[(int) value & 3];
            }
        }

        @Override
        long next(long value, EventContext context) {
            Value latest = values.computeIfAbsent(value & 31, key -> new Value());
            order.add(latest);
            if (order.size() > 10) {
                order.poll().add(context.random().nextLong());
            }
            return latest.add(value) * 31 + order.size();
        }
    }
}
