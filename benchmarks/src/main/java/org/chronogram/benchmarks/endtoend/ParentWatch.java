package org.chronogram.benchmarks.endtoend;

import java.io.IOException;
import org.chronogram.threads.DaemonThreads;

/** Ends a measured process when its parent is gone, which it notices by the end of its standard input. */
final class ParentWatch {
    private static final int ORPHANED = 3;

    private ParentWatch() {}

    static void start() {
        DaemonThreads.start("parent-watch", ParentWatch::awaitEnd);
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // The parent is gone as well when its pipe is broken.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
