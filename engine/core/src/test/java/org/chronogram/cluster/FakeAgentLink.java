package org.chronogram.cluster;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.protocol.HostCommand;

/** A link to a host agent that keeps what is sent. */
final class FakeAgentLink implements AgentLink {
    final List<HostCommand> sent = new ArrayList<>();
    boolean closed;

    @Override
    public void send(HostCommand command) {
        sent.add(command);
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.1";
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Returns the last command that was no sign of life. */
    HostCommand last() {
        List<HostCommand> commands = sent.stream()
                .filter(command -> !(command instanceof HostCommand.Ping))
                .toList();
        return commands.get(commands.size() - 1);
    }
}
