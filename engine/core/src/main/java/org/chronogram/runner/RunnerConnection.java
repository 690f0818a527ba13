package org.chronogram.runner;

import java.io.InputStream;
import java.io.OutputStream;

/** The way to a runner. */
public interface RunnerConnection extends AutoCloseable {
    /**
     * Returns what the runner sends.
     *
     * @return a stream that ends with the runner.
     */
    InputStream in();

    /**
     * Returns what the runner receives.
     *
     * @return a stream; the runner ends when it is closed.
     */
    OutputStream out();

    /**
     * Says how the connection has ended, and what was printed last on the way; waits a moment for that.
     *
     * @return a few words.
     */
    String lastWords();

    /** Ends the runner and the connection, and waits a few seconds for that. */
    @Override
    void close();
}
