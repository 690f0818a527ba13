package org.chronogram.agent;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;

/** A link to a master that says what the test has written down, a turn of the agent for each entry. */
final class FakeMasterChannel implements MasterChannel {
    /** What happens while the agent waits for a command: returns one, or null. */
    @FunctionalInterface
    interface Turn {
        HostCommand run() throws IOException;
    }

    final ArrayDeque<Turn> turns = new ArrayDeque<>();
    private final List<HostMessage> sent = new ArrayList<>();
    boolean closed;

    @Override
    public void send(HostMessage message) {
        sent.add(message);
    }

    @Override
    public HostCommand poll(long timeoutMs) throws IOException {
        Turn next = turns.poll();
        if (next == null) {
            throw new AssertionError("the agent goes on after the last turn");
        }
        return next.run();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Returns what came since the last call. */
    List<HostMessage> taken() {
        List<HostMessage> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
