package org.chronogram.master;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.chronogram.kernel.EventRecord;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
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
    public long run(IntPredicate lps, BooleanSupplier stopRequested, Consumer<EventRecord> sink) {
        SequentialEngine engine = prepared.sequentialEngine(new ProgressCounters());
        engine.kernel().setup().observe(lps, (lp, event) -> {
            if (event.time() >= fromTicks && event.time() < untilTicks) {
                events++;
                sink.accept(EventRecord.of(lp, event));
            }
        });
        engine.begin();
        while (engine.hasNext() && engine.nextEventTicks() < untilTicks && !stopRequested.getAsBoolean()) {
            engine.step();
        }
        return events;
    }
}
