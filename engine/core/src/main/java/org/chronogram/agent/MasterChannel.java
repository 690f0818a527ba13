package org.chronogram.agent;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.HostCommand;
import org.chronogram.protocol.HostMessage;

/** The agent's end of the link to the master: hands commands out in order. Thread safe. */
final class MasterChannel implements ControlListener, AutoCloseable {
    private final LinkedBlockingQueue<HostCommand> commands = new LinkedBlockingQueue<>();
    private final AtomicReference<String> closeReason = new AtomicReference<>();
    private volatile ControlLink link;

    void opened(ControlLink opened) {
        link = opened;
    }

    @Override
    public void onJoined(ControlLink joined) {
        link = joined;
    }

    @Override
    public void onMessage(ControlLink from, ControlMessage message) {
        commands.add(HostCommand.read(message));
    }

    @Override
    public void onClosed(ControlLink closed, String reason) {
        closeReason.compareAndSet(null, reason);
    }

    /** Sends a message; drops it when the link is closed, as {@link #poll} reports that. */
    void send(HostMessage message) {
        boolean unused = message.sendTo(link);
    }

    /**
     * Returns the next command, null when there is none yet.
     *
     * @throws IOException when the link is closed and all commands were handed out.
     */
    HostCommand poll(long timeoutMs) throws IOException {
        try {
            HostCommand command = commands.poll(timeoutMs, TimeUnit.MILLISECONDS);
            String reason = closeReason.get();
            if (command == null && reason != null && commands.isEmpty()) {
                throw new IOException("the link to the master has closed: " + reason);
            }
            return command;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
