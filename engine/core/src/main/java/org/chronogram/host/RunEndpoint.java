package org.chronogram.host;

import java.net.InetSocketAddress;
import org.chronogram.messaging.control.RunToken;

/**
 * Where the workers of one run reach the master. Closing it closes all of their links.
 *
 * @param address address at which the master listens.
 * @param token secret that proves that a worker belongs to the run.
 * @param end closes the links.
 */
public record RunEndpoint(InetSocketAddress address, RunToken token, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
