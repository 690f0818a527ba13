package org.chronogram.cluster;

import org.chronogram.messaging.control.ControlLink;
import org.chronogram.protocol.HostCommand;
import org.chronogram.threads.DaemonThreads;

/** The master's end of the link to a host agent. Two are equal when they are the same link. */
interface AgentLink {
    /** Sends a message, if the link is open. */
    void send(HostCommand command);

    /** Returns the address of the agent, without port. */
    String remoteAddress();

    /** Closes the link; does not wait for the agent. */
    void close();

    /** Returns the end of a link over TCP. */
    static AgentLink over(ControlLink link) {
        return new OverTcp(link);
    }

    /** A link over TCP. */
    record OverTcp(ControlLink link) implements AgentLink {
        @Override
        public void send(HostCommand command) {
            boolean unused = command.sendTo(link);
        }

        @Override
        public String remoteAddress() {
            return link.remoteAddress();
        }

        @Override
        public void close() {
            DaemonThreads.start("close-agent", link::close);
        }
    }
}
