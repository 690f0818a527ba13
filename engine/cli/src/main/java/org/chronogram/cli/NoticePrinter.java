package org.chronogram.cli;

import java.io.PrintWriter;
import org.chronogram.run.Progress;
import org.chronogram.run.RunListener;

/** Shows notices, but no progress. */
record NoticePrinter(PrintWriter err) implements RunListener {
    @Override
    public void onProgress(Progress progress) {}

    @Override
    public synchronized void onNotice(String line) {
        err.println(line);
    }
}
