package org.chronogram.host;

import java.io.IOException;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.HostCommand;

/** Creates the host of a run. Another way to start workers is another factory. */
@FunctionalInterface
public interface HostFactory {
    /**
     * Prepares a host for a run; no worker is started yet.
     *
     * @param context inputs of the host.
     * @return the host; closed by the caller.
     * @throws org.chronogram.model.InvalidInputException when an option of the user cannot be used.
     * @throws IOException when the host cannot be prepared.
     */
    WorkerHost open(HostContext context) throws IOException;

    /**
     * Returns the port at which the master listens.
     *
     * @return the port; 0 for any that is free.
     */
    default int port() {
        return 0;
    }

    /**
     * Returns the secret of a run.
     *
     * @return a new one, unless processes that the master does not start have been given one.
     */
    default RunToken token() {
        return RunToken.generate();
    }

    /**
     * Returns the listener of the links of host agents.
     *
     * @return a listener that closes each link, unless this factory uses other hosts.
     */
    default ControlListener agents() {
        return new ControlListener() {
            @Override
            public void onJoined(ControlLink link) {
                HostCommand refuse = new HostCommand.Refuse("this run starts all of its workers on the host of its"
                        + " master: start the master with --await-workers to use other hosts");
                boolean unused = refuse.sendTo(link);
                link.close();
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
    }
}
