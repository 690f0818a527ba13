package org.chronogram.worker;

import java.util.List;
import org.chronogram.protocol.MasterMessageReceiver;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.protocol.WorkerMessage.Connected;
import org.chronogram.protocol.WorkerMessage.Failure;
import org.chronogram.protocol.WorkerMessage.Ready;

/** A worker whose master answers as the test says. */
abstract class WorkerProcessFixture extends WorkerFixture {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final long SECOND_NS = 1_000_000_000;

    /** Takes the only worker of a run as far as the first step, in the next epoch of the mesh. */
    void lead() {
        master.answer(Ready.class, worker -> worker.onRoster(roster(1)))
                .answer(Connected.class, MasterMessageReceiver::onStart);
    }

    void exitAfter(Class<? extends WorkerMessage> type) {
        master.answer(type, MasterMessageReceiver::onExit);
    }

    Failure failure() {
        return master.last(Failure.class);
    }

    List<Integer> epochs(Class<? extends WorkerMessage> type) {
        return master.said().stream()
                .filter(type::isInstance)
                .map(WorkerMessage::epoch)
                .toList();
    }
}
