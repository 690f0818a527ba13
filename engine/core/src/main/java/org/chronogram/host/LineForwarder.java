package org.chronogram.host;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.threads.DaemonThreads;

/** Forwards each line that a model prints in a worker, on a thread that reads the stream to its end. */
final class LineForwarder {
    private static final int LONGEST_LINE_BYTES = 1 << 16;
    private static final long STACK_BYTES = 256 * 1024;
    private static final long LAST_LINES_MS = TimeUnit.SECONDS.toMillis(2);

    private final String prefix;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Thread reader;

    private LineForwarder(InputStream stream, String prefix, Consumer<String> lines) {
        this.prefix = prefix;
        this.lines = lines;
        reader = DaemonThreads.create("printed by " + prefix, STACK_BYTES, () -> passOnAll(stream));
    }

    /**
     * Starts to forward lines.
     *
     * @param stream standard output of the worker.
     * @param prefix prefix of each line.
     * @param lines is called with each line, on the thread of the forwarder.
     */
    static LineForwarder of(InputStream stream, String prefix, Consumer<String> lines) {
        LineForwarder printed = new LineForwarder(stream, prefix, lines);
        printed.reader.start();
        return printed;
    }

    /** Waits until all lines of a worker that has ended were forwarded. */
    void finish() {
        try {
            reader.join(LAST_LINES_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOnAll(InputStream stream) {
        try (InputStream bytes = new BufferedInputStream(stream)) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                add(next);
            }
        } catch (IOException e) {
            // The process is gone; the lines read so far are forwarded.
        }
        if (line.size() > 0) {
            endLine();
        }
    }

    private void add(int next) {
        if (next == '\n' || line.size() == LONGEST_LINE_BYTES) {
            endLine();
        }
        if (next != '\n') {
            line.write(next);
        }
    }

    private void endLine() {
        lines.accept(prefix + line.toString(Charset.defaultCharset()).stripTrailing());
        line.reset();
    }
}
