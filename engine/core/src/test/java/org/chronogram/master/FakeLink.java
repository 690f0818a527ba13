package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.protocol.MasterMessage;

/** A link to a worker that keeps what the master says. */
final class FakeLink implements WorkerLink {
    final List<MasterMessage> sent = new ArrayList<>();
    boolean closed;
    private final int worker;
    private final int epoch;
    private final long pid;

    FakeLink(int worker, int epoch, long pid) {
        this.worker = worker;
        this.epoch = epoch;
        this.pid = pid;
    }

    @Override
    public int worker() {
        return worker;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public void send(MasterMessage message) {
        sent.add(message);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Returns what came since the last call, by the names of the messages. */
    List<String> names() {
        List<String> names =
                sent.stream().map(message -> message.getClass().getSimpleName()).toList();
        sent.clear();
        return names;
    }
}
