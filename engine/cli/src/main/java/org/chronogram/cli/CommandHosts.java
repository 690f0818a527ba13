package org.chronogram.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.cluster.Cluster;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.RunFailedException;

/**
 * The hosts that all runs of a command use: this one, or others. Closing it lets the others go.
 *
 * @param context context of the command; its runs use the hosts.
 * @param cluster the other hosts; empty when the workers live on this host.
 */
record CommandHosts(CliContext context, Optional<Cluster> cluster) implements AutoCloseable {
    /**
     * Waits for the other hosts, if there are any. For commands that do something else before their first run there.
     *
     * @param bindAddress address of this host that they reach.
     * @param workers the most workers that a run will have.
     * @throws InvalidInputException when hosts are missing or cannot be used.
     */
    void gather(String bindAddress, int workers) {
        AtomicBoolean stopped = new AtomicBoolean();
        cluster.ifPresent(others -> {
            context.stopSwitch().watch(() -> stopped.set(true), () -> ": the hosts of the run were being waited for");
            try {
                others.gather(bindAddress, workers, context.err()::println, stopped::get);
            } catch (IOException e) {
                throw new RunFailedException("cannot use other hosts: " + e.getMessage(), "");
            }
        });
    }

    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
    }
}
