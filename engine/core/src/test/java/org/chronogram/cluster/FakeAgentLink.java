package org.chronogram.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.chronogram.protocol.HostCommand;

/** A link to a host agent that keeps the commands that are sent, and reacts as the test says. */
final class FakeAgentLink implements AgentLink {
    private final List<HostCommand> sent = new CopyOnWriteArrayList<>();
    Consumer<HostCommand> reaction = command -> {};
    volatile boolean closed;

    @Override
    public void send(HostCommand command) {
        sent.add(command);
        reaction.accept(command);
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.1";
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Returns how often the host was asked to prepare for a run. */
    int prepares() {
        return (int) sent.stream().filter(HostCommand.Prepare.class::isInstance).count();
    }

    /** Returns the last command that is more than a sign of life. */
    HostCommand last() {
        List<HostCommand> commands = sent.stream()
                .filter(command -> !(command instanceof HostCommand.Ping))
                .toList();
        return commands.get(commands.size() - 1);
    }
}
