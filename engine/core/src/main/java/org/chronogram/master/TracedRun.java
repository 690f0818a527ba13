package org.chronogram.master;

import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.Event;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;

/**
 * Executes a run on the sequential engine up to a time, and tells of the events that some LPs handle in a span of simulated
 * time. As the result of a run depends on its input alone, these are the events of each run of the same input, on any layout.
 * Not thread safe.
 */
public final class TracedRun {
    private final PreparedRun prepared;
    private final long fromTicks;
    private final long untilTicks;
    private long events;

    /**
     * An event that was handled.
     *
     * @param ticks its time.
     * @param lp the LP that handled it.
     * @param source the LP that scheduled it.
     * @param sequence number of the event among those of its source.
     * @param type its type.
     * @param payload its payload as hexadecimal digits.
     */
    public record TracedEvent(long ticks, int lp, int source, int sequence, int type, String payload) {}

    /**
     * Prepares the run.
     *
     * @param specification specification of the run; its layout does not count.
     * @param fromTicks time of the first event that is told of.
     * @param untilTicks time at which the run is over.
     */
    public TracedRun(RunSpecification specification, long fromTicks, long untilTicks) {
        prepared = PreparedRun.of(specification.on(0, 1));
        this.fromTicks = fromTicks;
        this.untilTicks = untilTicks;
    }

    /**
     * Returns how many LPs the model has.
     *
     * @return the number.
     */
    public int logicalProcesses() {
        return prepared.declaration().logicalProcesses();
    }

    /**
     * Executes the run. LPs do not finish, so nothing is reported.
     *
     * @param lps tells which LPs are observed.
     * @param stopRequested asked after each step.
     * @param sink takes the events in the order in which the sequential engine handles them: in that of time for each LP.
     * @return how many events the sink has taken.
     */
    public long run(IntPredicate lps, BooleanSupplier stopRequested, Consumer<TracedEvent> sink) {
        SequentialEngine engine = prepared.sequentialEngine(new ProgressCounters());
        engine.kernel().observe(lps, (lp, event) -> {
            if (event.time() >= fromTicks && event.time() < untilTicks) {
                events++;
                sink.accept(traced(lp, event));
            }
        });
        engine.begin();
        while (engine.hasNext() && engine.nextEventTicks() < untilTicks && !stopRequested.getAsBoolean()) {
            engine.step();
        }
        return events;
    }

    private static TracedEvent traced(int lp, Event event) {
        byte[] payload = new byte[event.payloadLength()];
        event.getBytes(0, payload, 0, payload.length);
        return new TracedEvent(
                event.time(),
                lp,
                event.source(),
                event.sequence(),
                event.type(),
                HexFormat.of().formatHex(payload));
    }
}
