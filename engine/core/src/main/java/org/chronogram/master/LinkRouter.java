package org.chronogram.master;

import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;

/**
 * Gives each link to the listener for its role.
 *
 * @param workers takes the links of workers.
 * @param agents takes the links of host agents.
 * @param files takes the links that carry files.
 */
record LinkRouter(ControlListener workers, ControlListener agents, ControlListener files) implements ControlListener {
    private ControlListener listener(ControlLink link) {
        return switch (link.role()) {
            case WORKER -> workers;
            case HOST -> agents;
            case FILES -> files;
        };
    }

    @Override
    public void onJoined(ControlLink link) {
        listener(link).onJoined(link);
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        listener(link).onMessage(link, message);
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        listener(link).onClosed(link, reason);
    }
}
