package org.chronogram.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;

/**
 * Calls the LPs of a partition, and so knows which LP executes and is to blame for a failure. Not thread safe, except for
 * {@link #activity} and {@link #culpritOn}.
 */
public final class LpCalls {
    /** The three occasions on which LPs are called. */
    enum Phase {
        INITIALIZE(" while it was initialized"),
        EXECUTE(""),
        FINISH(" when it was finished");

        private final String when;

        Phase(String when) {
            this.when = when;
        }
    }

    private static final int CALLS_PER_PULSE = 256;

    /** The objects of all partitions of this process, to find the LP that a thread executes. */
    private static final Map<LpCalls, Void> ALL = new WeakHashMap<>();

    private final LpTable table;
    private final LogicalProcess[] processes;
    private final ActiveProcess active;
    private final ZeroDelayGuard zeroDelays;
    private final Pulse pulse;
    private final CurrentEvent event = new CurrentEvent();
    private Thread runner;
    private Phase phase = Phase.INITIALIZE;
    private boolean calling;
    private int pulseCountdown = CALLS_PER_PULSE;
    private long events;

    LpCalls(LpTable table, ActiveProcess active, ZeroDelayGuard zeroDelays, Pulse pulse) {
        this.table = table;
        processes = table.processes();
        this.active = active;
        this.zeroDelays = zeroDelays;
        this.pulse = pulse;
        synchronized (ALL) {
            ALL.put(this, null);
        }
    }

    /** Begins a phase on the calling thread. */
    void begin(Phase newPhase) {
        runner = Thread.currentThread();
        phase = newPhase;
    }

    /** Calls all LPs, in ascending order of their ids. */
    void callAll(BiConsumer<LogicalProcess, ActiveProcess> call) {
        for (int index = 0; index < processes.length; index++) {
            active.activate(index);
            calling = true;
            call.accept(processes[index], active);
            calling = false;
            active.deactivate(0);
            countCall();
        }
    }

    /** Creates the active LP, which an event has reached that it is about to handle. */
    LogicalProcess create(long ticks) {
        active.now(ticks);
        LogicalProcess process = table.create(active.index());
        phase = Phase.INITIALIZE;
        calling = true;
        process.initialize(active);
        calling = false;
        phase = Phase.EXECUTE;
        return process;
    }

    /** Lets the active LP handle an event. */
    void handle(LogicalProcess process, long[] words, int offset) {
        active.beginEvent(words, offset);
        event.wrap(words, offset);
        calling = true;
        process.onEvent(event, active);
        calling = false;
        events++;
        countCall();
    }

    private void countCall() {
        if (--pulseCountdown == 0) {
            pulseCountdown = CALLS_PER_PULSE;
            ModelBlame.forgetInterrupt();
            pulse.onPulse();
        }
    }

    void restore(long newEvents) {
        events = newEvents;
    }

    /** Returns how many events were handled. */
    long events() {
        return events;
    }

    /** Returns the exception for a failure of the phase: one that names the LP, unless the LP is not to blame. */
    ModelException blamed(Throwable error) {
        if (error instanceof EngineFailure failure) {
            throw ModelBlame.<RuntimeException>unchecked(failure.failure());
        }
        if (error instanceof ModelException own) {
            return own;
        }
        if (!calling) {
            throw ModelBlame.<RuntimeException>unchecked(error);
        }
        String when = phase == Phase.EXECUTE
                ? " while it handled an event of type " + event.type() + " from "
                        + EventLayout.sourceText(event.source())
                : phase.when;
        return ModelBlame.of(culprit() + " threw ", error, when);
    }

    /** Returns the active LP, its time and its class, as the subject of a sentence. */
    String culprit() {
        return active.where() + " (" + processes[active.index()].getClass().getName() + ")";
    }

    /** See {@link Kernel#activity}. */
    String activity() {
        if (!calling) {
            return "";
        }
        String doing = event.isOf(active.self(), active.now())
                ? " handles an event of type " + event.type() + " from "
                        + EventLayout.sourceText(event.source()) + ", number "
                        + zeroDelays.eventsAt(active.self(), active.now()) + " at this time"
                : " is being initialized or finished";
        return culprit() + doing;
    }

    /**
     * Returns the LP that a thread executes. The thread must be waiting, as it is while it ends the process.
     *
     * @param thread the thread.
     * @return the LP, its time and its class, as the subject of a sentence; empty when the thread executes none.
     */
    public static Optional<String> culpritOn(Thread thread) {
        synchronized (ALL) {
            return ALL.keySet().stream()
                    .filter(calls -> calls.runner == thread && calls.calling)
                    .map(LpCalls::culprit)
                    .findFirst();
        }
    }
}
