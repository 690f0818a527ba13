package org.chronogram.agent;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chronogram.protocol.FileSource;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;

/**
 * The input of a run on its way to this host. It is fetched by a thread of its own, so that the agent goes on to say that it
 * is alive and to hear the master.
 */
public final class HostInput implements AutoCloseable {
    private static final long STOP_TIMEOUT_S = 5;

    private final InputFetch fetch;
    private final FutureTask<LocalPaths> task;

    private HostInput(InputFetch fetch) {
        this.fetch = fetch;
        task = new FutureTask<>(fetch);
    }

    /**
     * Begins to fetch what is not here into a directory for files that may be large.
     *
     * @param entries the input.
     * @param source asks the master; closed with the object that is returned.
     * @param executor fetches, in a thread of its own.
     * @return the input on its way.
     */
    public static HostInput begin(List<InputEntry> entries, FileSource source, Executor executor) {
        return begin(InputFetch.of(entries, source, KeptInput.NONE), executor);
    }

    /** Begins to fetch, in a thread of the executor. */
    static HostInput begin(InputFetch fetch, Executor executor) {
        HostInput input = new HostInput(fetch);
        executor.execute(input.task);
        return input;
    }

    /** Tells whether {@link #paths} returns at once. */
    boolean isDone() {
        return task.isDone();
    }

    /**
     * Waits until the input is here.
     *
     * @return where it lies.
     * @throws IOException when it cannot be fetched.
     */
    public LocalPaths paths() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException(e.getCause().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends the thread, and removes what was fetched. */
    @Override
    public void close() {
        fetch.stop();
        awaitEnd();
        fetch.close();
    }

    private void awaitEnd() {
        try {
            LocalPaths unused = task.get(STOP_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The failure was reported by the method above; a thread that does not end writes to files that are
            // removed.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
