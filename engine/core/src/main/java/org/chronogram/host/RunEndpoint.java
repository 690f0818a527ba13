package org.chronogram.host;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.messaging.control.RunToken;

/**
 * Where the workers of one run reach the master. Closing it closes all of their links.
 *
 * @param address address at which the master listens.
 * @param token secret that proves that a worker belongs to the run.
 * @param refused counts the connections that were refused at this address, in earlier runs as well.
 * @param end closes the links.
 */
public record RunEndpoint(InetSocketAddress address, RunToken token, Supplier<RefusedConnections> refused, Runnable end)
        implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
