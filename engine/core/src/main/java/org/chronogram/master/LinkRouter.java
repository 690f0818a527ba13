package org.chronogram.master;

import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;

/**
 * Gives each link to the listener for its role; refuses host agents, which reach a run that uses other hosts elsewhere.
 *
 * @param workers takes the links of workers.
 * @param files takes the links that carry files.
 */
record LinkRouter(ControlListener workers, ControlListener files) implements ControlListener {
    private static final ControlListener REFUSING = new ControlListener() {
        @Override
        public void onJoined(ControlLink link) {
            throw new IllegalStateException("this run starts all of its workers on the host of its master: start the"
                    + " master with --await-workers to use other hosts");
        }

        @Override
        public void onMessage(ControlLink link, ControlMessage message) {
            // The link is closed.
        }

        @Override
        public void onClosed(ControlLink link, String reason) {
            // The link was never used.
        }
    };

    private ControlListener listener(ControlLink link) {
        return switch (link.role()) {
            case WORKER -> workers;
            case FILES -> files;
            case HOST -> REFUSING;
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
