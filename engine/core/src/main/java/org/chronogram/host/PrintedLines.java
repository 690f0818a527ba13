package org.chronogram.host;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chronogram.threads.DaemonThreads;

/** Passes on what a model prints on a worker, line by line as it comes, by a thread that reads the stream to its end. */
final class PrintedLines {
    private static final int LONGEST_LINE_BYTES = 1 << 16;
    private static final long STACK_BYTES = 256 * 1024;
    private static final long LAST_LINES_MS = TimeUnit.SECONDS.toMillis(2);

    private final String prefix;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Thread reader;

    private PrintedLines(InputStream stream, String prefix, Consumer<String> lines) {
        this.prefix = prefix;
        this.lines = lines;
        reader = DaemonThreads.create("printed by " + prefix, STACK_BYTES, () -> passOnAll(stream));
    }

    /**
     * Begins to pass on lines.
     *
     * @param stream which the worker prints to.
     * @param prefix that each line gets.
     * @param lines takes the lines, on a thread of its own.
     */
    static PrintedLines of(InputStream stream, String prefix, Consumer<String> lines) {
        PrintedLines printed = new PrintedLines(stream, prefix, lines);
        printed.reader.start();
        return printed;
    }

    /** Waits until all that a worker which has ended had printed was passed on. */
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
            // The process is gone; what it had printed by then counts.
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
