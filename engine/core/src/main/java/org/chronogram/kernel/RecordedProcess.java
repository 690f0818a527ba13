package org.chronogram.kernel;

import java.util.Optional;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;

/** Copies the calls of an LP for an observer. Not thread safe. */
final class RecordedProcess implements LogicalProcess {
    private final int lp;
    private final LogicalProcess process;
    private final RecordingContext recording;
    private final CallObserver observer;

    /**
     * Creates the object.
     *
     * @param recording serves all LPs in turn.
     */
    RecordedProcess(int lp, LogicalProcess process, RecordingContext recording, CallObserver observer) {
        this.lp = lp;
        this.process = process;
        this.recording = recording;
        this.observer = observer;
    }

    @Override
    public void initialize(EventContext context) {
        if (!observer.wants(lp, context.now())) {
            process.initialize(context);
            return;
        }
        process.initialize(recording.begin((ActiveProcess) context));
        observer.onCall(recording.end(Optional.empty()));
    }

    @Override
    public void onEvent(Event event, EventContext context) {
        if (!observer.wants(lp, event.time())) {
            process.onEvent(event, context);
            return;
        }
        EventRecord copy = EventRecord.of(lp, event);
        process.onEvent(event, recording.begin((ActiveProcess) context));
        observer.onCall(recording.end(Optional.of(copy)));
    }

    @Override
    public void finish(FinishContext context) {
        process.finish(context);
    }

    @Override
    public void restored() {
        process.restored();
    }
}
