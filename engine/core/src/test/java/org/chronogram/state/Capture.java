package org.chronogram.state;

import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.StatisticSet;

/** Writes LPs with one codec and reads them with another, as two processes would. */
final class Capture {
    private Capture() {}

    /** An LP that handles no event. */
    abstract static class Quiet implements LogicalProcess {
        @Override
        public void onEvent(Event event, EventContext context) {}
    }

    static ProcessCodec codec(LogicalProcess fresh, Class<?>... stateClasses) {
        return ProcessCodec.of(new LogicalProcess[] {fresh}, new StatisticSet(), List.of(stateClasses));
    }

    /** Restores the state of an LP in a fresh one. */
    static <T extends LogicalProcess> T restore(T process, T freshAtWriter, T fresh, Class<?>... stateClasses) {
        codec(fresh, stateClasses)
                .restore(fresh, codec(freshAtWriter, stateClasses).capture(process));
        return fresh;
    }
}
