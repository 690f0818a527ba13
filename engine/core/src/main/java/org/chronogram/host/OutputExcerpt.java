package org.chronogram.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.chronogram.threads.DaemonThreads;

/** The beginning and the end of what a worker prints on standard error; the bytes between are only counted. */
public final class OutputExcerpt {
    private static final int HEAD_BYTES = 1_000;
    private static final int TAIL_BYTES = 2_000;
    private static final int BUFFER_BYTES = 8_192;
    private static final long STACK_BYTES = 256 * 1024;
    private static final long LAST_WORDS_MS = 500;

    private final byte[] head = new byte[HEAD_BYTES];
    private final byte[] tail = new byte[TAIL_BYTES];
    private final Thread reader;
    private long bytes;

    private OutputExcerpt(InputStream stream, String name) {
        reader = DaemonThreads.create(name, STACK_BYTES, () -> readAll(stream));
    }

    /**
     * Starts to read. The stream is read to its end, so that the process never blocks when it prints.
     *
     * @param stream standard error of the process.
     * @param name name of the thread that reads.
     * @return the excerpt, which grows.
     */
    public static OutputExcerpt of(InputStream stream, String name) {
        OutputExcerpt output = new OutputExcerpt(stream, name);
        output.reader.start();
        return output;
    }

    private void readAll(InputStream stream) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException e) {
            // The process is gone.
            return;
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes < HEAD_BYTES) {
                head[(int) bytes] = buffer[i];
            } else {
                tail[(int) ((bytes - HEAD_BYTES) % TAIL_BYTES)] = buffer[i];
            }
            bytes++;
        }
    }

    /**
     * Waits a moment for the last bytes of a process that has ended.
     *
     * @return the excerpt.
     */
    public String text() {
        try {
            reader.join(LAST_WORDS_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return kept();
    }

    private synchronized String kept() {
        long cut = bytes - HEAD_BYTES - TAIL_BYTES;
        String begin = text(head, 0, (int) Math.min(bytes, HEAD_BYTES));
        if (cut <= 0) {
            byte[] all = java.util.Arrays.copyOf(head, (int) bytes);
            System.arraycopy(tail, 0, all, Math.min(all.length, HEAD_BYTES), Math.max(0, all.length - HEAD_BYTES));
            return text(all, 0, all.length).strip();
        }
        int oldest = (int) ((bytes - HEAD_BYTES) % TAIL_BYTES);
        byte[] end = new byte[TAIL_BYTES];
        System.arraycopy(tail, oldest, end, 0, TAIL_BYTES - oldest);
        System.arraycopy(tail, 0, end, TAIL_BYTES - oldest, oldest);
        return (begin + "[... " + cut + " bytes were cut here ...]" + text(end, 0, TAIL_BYTES)).strip();
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
