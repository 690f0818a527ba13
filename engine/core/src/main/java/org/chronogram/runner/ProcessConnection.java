package org.chronogram.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chronogram.host.OutputExcerpt;
import org.chronogram.text.OneLine;
import org.chronogram.threads.DaemonThreads;

/** The way to a runner by the standard input and output of a command on this host, such as ssh. */
final class ProcessConnection implements RunnerConnection {
    private static final long LAST_WORDS_MS = 2_000;
    private static final long CLOSE_TIMEOUT_S = 5;
    private static final int LONGEST_WORDS = 160;

    private final Process process;
    private final OutputExcerpt printed;

    private ProcessConnection(Process process, String name) {
        this.process = process;
        printed = OutputExcerpt.of(process.getErrorStream(), "printed by " + name);
    }

    /**
     * Starts the command.
     *
     * @param command for a shell.
     * @param name name of the host.
     * @throws IOException when there is no shell.
     */
    static ProcessConnection start(String command, String name) throws IOException {
        return new ProcessConnection(new ProcessBuilder("bash", "-c", command).start(), name);
    }

    @Override
    public InputStream in() {
        return process.getInputStream();
    }

    @Override
    public OutputStream out() {
        return process.getOutputStream();
    }

    @Override
    public String lastWords() {
        boolean ended = hasEnded(LAST_WORDS_MS);
        String line = lastLine(printed.text());
        return (ended ? "exit code " + process.exitValue() : "its connection is open")
                + (line.isEmpty() ? "" : ": " + line);
    }

    /** Returns what Chronogram has said there, else the last line. */
    static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> own =
                lines.stream().filter(line -> line.startsWith("sim: ")).toList();
        List<String> best = own.isEmpty() ? lines : own;
        return best.isEmpty() ? "" : OneLine.of(best.get(best.size() - 1).strip(), LONGEST_WORDS);
    }

    private boolean hasEnded(long timeoutMs) {
        try {
            return process.waitFor(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** A thread that sends may be held up and hold up who closes the stream, until the process is gone. */
    @Override
    public void close() {
        DaemonThreads.start("close-runner", () -> {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It was closed by the other side.
                return;
            }
        });
        if (!hasEnded(TimeUnit.SECONDS.toMillis(CLOSE_TIMEOUT_S))) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
