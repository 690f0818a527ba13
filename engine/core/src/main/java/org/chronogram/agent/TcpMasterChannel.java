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

/** A link to the master over TCP. */
final class TcpMasterChannel implements ControlListener, MasterChannel {
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

    @Override
    public void send(HostMessage message) {
        boolean unused = message.sendTo(link);
    }

    @Override
    public HostCommand poll(long timeoutMs) throws IOException {
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
