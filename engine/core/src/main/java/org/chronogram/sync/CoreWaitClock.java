package org.chronogram.sync;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.agrona.concurrent.NanoClock;

/**
 * For how long the calling thread could run but had no core, since it began, as Linux counts it. Stands still where Linux
 * does not. The management beans of the JVM do not know this number, and loading them takes tens of milliseconds. Not thread
 * safe, but a clock may pass from one thread to another.
 */
final class CoreWaitClock implements NanoClock {
    /** Three numbers: ns on a core, ns of waiting for one, and how often the thread got one. */
    private static final String FILE = "/proc/thread-self/schedstat";

    private static final int LONGEST_BYTES = 64;

    private final byte[] text = new byte[LONGEST_BYTES];
    private Thread thread;
    private RandomAccessFile file;
    private boolean unknown;

    @Override
    public long nanoTime() {
        if (unknown) {
            return 0;
        }
        try {
            openFor(Thread.currentThread());
            file.seek(0);
            return second(text, file.read(text));
        } catch (IOException e) {
            unknown = true;
            return 0;
        }
    }

    private void openFor(Thread current) throws IOException {
        if (thread != current) {
            if (file != null) {
                file.close();
            }
            file = new RandomAccessFile(FILE, "r");
            thread = current;
        }
    }

    /** Returns the second of the numbers in a text; 0 where it has none. */
    static long second(byte[] text, int length) {
        int at = 0;
        while (at < length && text[at] != ' ') {
            at++;
        }
        long number = 0;
        for (at++; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
            number = number * 10 + text[at] - '0';
        }
        return number;
    }
}
