package org.chronogram.simulation;

import java.util.Optional;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.TimeBase;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.results.Reached;
import org.chronogram.results.RunTotals;
import org.chronogram.worker.Outcomes;
import org.chronogram.worker.PartitionThreads;

/** What a simulation has come to, before the model reports. */
record FinishedSimulation(RunTotals totals, long digest, StopReason asked) {
    static FinishedSimulation sequential(ModelDeclaration declaration, long seed, int replication) {
        SequentialEngine engine =
                new SequentialEngine(declaration, seed, replication, declaration.endTicks(), new ProgressCounters());
        Kernel kernel = engine.kernel();
        kernel.setup().measure(declaration.measuredFromTicks(), 0, declaration.endTicks());
        engine.run(() -> false);
        RunTotals totals = new RunTotals(
                declaration.logicalProcesses(),
                declaration.endTicks(),
                engine.reachedTicks(),
                kernel.events(),
                kernel.counts().cancelled(),
                kernel.pendingEvents(),
                declaration.measuredFromTicks(),
                kernel.statistics());
        return new FinishedSimulation(totals, kernel.digest(), Outcomes.reasonOf(kernel.askedStop()));
    }

    static FinishedSimulation threaded(ModelDeclaration declaration, PartitionThreads threads) {
        Outcome outcome = threads.outcome(0);
        EventCounts counts = outcome.events();
        RunTotals totals = new RunTotals(
                declaration.logicalProcesses(),
                declaration.endTicks(),
                outcome.reachedTicks(),
                counts.handled(),
                counts.cancelled(),
                counts.pending(),
                declaration.measuredFromTicks(),
                threads.statistics());
        return new FinishedSimulation(totals, counts.digest(), outcome.asked());
    }

    /** Returns which LP has ended the run before its end time; empty when none has. */
    Optional<String> endedBy(TimeBase timeBase) {
        return totals.reachedTicks() < totals.plannedEndTicks() && !asked.equals(StopReason.NONE)
                ? Optional.of(Reached.endedBy(asked.lp(), timeBase.format(asked.ticks()), asked.reason()))
                : Optional.empty();
    }
}
