package org.chronogram.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.chronogram.model.Event;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.PayloadWriter;
import org.chronogram.model.RandomStream;
import org.chronogram.state.ProcessCodec;

/**
 * The plainest engine that keeps the rules of order: one priority queue of events by (time, source, sequence). It shares
 * no code with the real engine, so that it can tell when that one is wrong. Partitions here are separate builds of the
 * model whose statistics are merged at the end; their events share the one queue.
 */
public final class ReferenceEngine {
    private static final Comparator<ReferenceEvent> ORDER = Comparator.comparingLong(ReferenceEvent::time)
            .thenComparingInt(ReferenceEvent::source)
            .thenComparingInt(ReferenceEvent::sequence);

    private final ParameterValues parameters;
    private final Model reporter;
    private final long endTicks;
    private final List<ReferenceBuilder> builds = new ArrayList<>();
    private final List<LogicalProcess> processes = new ArrayList<>();
    private final List<ReferenceContext> contexts = new ArrayList<>();
    private final PriorityQueue<ReferenceEvent> pending = new PriorityQueue<>(ORDER);
    private long stopTicks = Long.MAX_VALUE;
    private long restoreTicks = Long.MAX_VALUE;
    private ProcessCodec codec;
    private long events;

    private ReferenceEngine(
            Class<? extends Model> model,
            Map<String, String> given,
            String end,
            int partitions,
            IntFunction<RandomStream> streams) {
        reporter = newModel(model);
        parameters = ParameterValues.parse(reporter, given);
        endTicks = reporter.timeBase().parse(end);
        for (int partition = 0; partition < partitions; partition++) {
            Model build = newModel(model);
            ReferenceBuilder builder = new ReferenceBuilder(build.timeBase(), endTicks);
            build.build(builder, parameters);
            builds.add(builder);
        }
        ReferenceBuilder first = builds.get(0);
        for (int lp = 0; lp < first.count(); lp++) {
            processes.add(builds.get(lp % partitions).create(lp));
            contexts.add(new ReferenceContext(lp, first.count(), first.lookahead(), streams.apply(lp), pending::add));
        }
    }

    /**
     * Runs a model with its streams a function of the seed.
     *
     * @param model class of the model.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @param seed seed of the run.
     * @return the results.
     */
    public static RecordedReport run(Class<? extends Model> model, Map<String, String> given, String end, long seed) {
        return run(model, given, end, 1, lp -> new ReferenceStream(seed, lp));
    }

    /**
     * Runs a model.
     *
     * @param model class of the model.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @param partitions how many builds of the model share the LPs.
     * @param streams gives each LP its stream of random numbers.
     * @return the results.
     */
    public static RecordedReport run(
            Class<? extends Model> model,
            Map<String, String> given,
            String end,
            int partitions,
            IntFunction<RandomStream> streams) {
        return new ReferenceEngine(model, given, end, partitions, streams).run();
    }

    /**
     * Runs a model that is stopped before its end.
     *
     * @param model class of the model.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @param stop time at which it is stopped.
     * @return the results.
     */
    public static RecordedReport runStopped(
            Class<? extends Model> model, Map<String, String> given, String end, String stop) {
        ReferenceEngine engine = new ReferenceEngine(model, given, end, 1, lp -> new ReferenceStream(1, lp));
        engine.stopTicks = engine.reporter.timeBase().parse(stop);
        return engine.run();
    }

    /**
     * Runs a model whose LPs are all captured at some time, and replaced by fresh ones into which the state is read.
     *
     * @param model class of the model.
     * @param given parameters by name.
     * @param end end time as a user writes it.
     * @param restored time at which the LPs are replaced.
     * @return the results.
     */
    public static RecordedReport runRestored(
            Class<? extends Model> model, Map<String, String> given, String end, String restored) {
        ReferenceEngine engine = new ReferenceEngine(model, given, end, 1, lp -> new ReferenceStream(1, lp));
        engine.restoreTicks = engine.reporter.timeBase().parse(restored);
        engine.codec = engine.codec();
        return engine.run();
    }

    private ProcessCodec codec() {
        return ProcessCodec.of(
                processes.toArray(LogicalProcess[]::new), builds.get(0).statistics(), reporter.stateClasses());
    }

    private void replaceProcesses() {
        List<byte[]> captured = processes.stream().map(codec::capture).toList();
        for (int lp = 0; lp < processes.size(); lp++) {
            processes.set(lp, builds.get(0).create(lp));
        }
        ProcessCodec reader = codec();
        for (int lp = 0; lp < processes.size(); lp++) {
            reader.restore(processes.get(lp), captured.get(lp));
        }
        if (captured.stream().allMatch(bytes -> bytes.length == 0)
                || !reader.layouts().equals(codec.layouts())) {
            throw new AssertionError("captured nothing, or other fields than before");
        }
        restoreTicks = Long.MAX_VALUE;
    }

    private RecordedReport run() {
        for (int lp = 0; lp < processes.size(); lp++) {
            processes.get(lp).initialize(contexts.get(lp));
        }
        long until = Math.min(endTicks, stopTicks);
        while (!pending.isEmpty() && pending.peek().time() < until) {
            if (pending.peek().time() >= restoreTicks) {
                replaceProcesses();
            }
            ReferenceEvent event = pending.remove();
            ReferenceContext context = contexts.get(event.target());
            context.advanceTo(event.time());
            processes.get(event.target()).onEvent(event, context);
            events++;
        }
        finish(until);
        RecordedReport report =
                new RecordedReport(parameters, reporter.timeBase(), until, processes.size(), events, pending.size());
        report.merge(builds.stream().map(ReferenceBuilder::statistics).toList());
        reporter.report(report);
        return report;
    }

    private void finish(long until) {
        for (int lp = 0; lp < processes.size(); lp++) {
            int self = lp;
            processes.get(lp).finish(new FinishContext() {
                @Override
                public int self() {
                    return self;
                }

                @Override
                public long now() {
                    return until;
                }
            });
        }
    }

    private static Model newModel(Class<? extends Model> model) {
        try {
            return model.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Builds a model without running it, as the master does to check the input. */
    public static ReferenceBuilder build(Model model, Map<String, String> given, String end) {
        ReferenceBuilder builder =
                new ReferenceBuilder(model.timeBase(), model.timeBase().parse(end));
        model.build(builder, ParameterValues.parse(model, given));
        return builder;
    }

    /** Makes an event of a payload alone. */
    public static Event event(byte[] payload) {
        return new ReferenceEvent(0, 0, 0, 0, 0, payload);
    }

    /** Returns what is written into a payload. */
    public static byte[] payload(int length, Consumer<PayloadWriter> writer) {
        ReferencePayload payload = new ReferencePayload(length);
        writer.accept(payload);
        return payload.bytes();
    }
}
