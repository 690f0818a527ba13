package org.chronogram.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process that removes the temporary directories of this process if this process is killed. It is a shell that waits for
 * the end of a pipe, and it ends when no directory is left to guard. If it cannot be started, or is killed as well, the
 * next run removes the directories. Thread safe.
 */
final class Guardian {
    private static final Guardian OF_THIS_PROCESS = new Guardian();
    private static final String SCRIPT = "guardian.sh";

    /** Far below the capacity of a pipe, because a write to a guardian that is gone must not block. */
    private static final int MOST_CHARACTERS = 16_000;

    /** Two processes wait for an answer, the guardian and the process that started it; each reads a line. */
    private static final byte[] ANSWER = {'\n', '\n'};

    private static final long START_TIMEOUT_S = 10;

    private final Set<Path> guarded = new HashSet<>();
    private RandomAccessFile pipe;
    private int characters;

    private Guardian() {}

    static Guardian ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /**
     * Has a directory removed if this process is killed from now on, and its parent too if the parent is to be removed when
     * empty. The directory must not exist before the call and may exist after it: the guardian creates the first directory
     * itself, because a directory made before the guardian has started would stay if this process were killed in between.
     */
    synchronized void guard(Path directory, UserDirectory parent) {
        String emptied = parent.removedWhenEmpty() ? parent.path().toString() : "";
        if (guarded.isEmpty()) {
            pipe = start(directory, emptied);
        } else {
            if (!emptied.isEmpty()) {
                say("-" + emptied);
            }
            say(directory.toString());
        }
        guarded.add(directory);
    }

    /** Ends the guarding of a directory that was removed. */
    synchronized void release(Path directory) {
        if (guarded.remove(directory) && guarded.isEmpty()) {
            say("end");
            closePipe();
        }
    }

    private void say(String line) {
        characters += line.length();
        if (pipe == null || line.contains("\n") || characters > MOST_CHARACTERS) {
            return;
        }
        try {
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            closePipe();
        }
    }

    /** Ends the guardian, which reads until the pipe is closed. The pipe is closed even if closing reports a failure. */
    private void closePipe() {
        RandomAccessFile open = pipe;
        pipe = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            return;
        }
    }

    private RandomAccessFile start(Path first, String parent) {
        characters = 0;
        if (first.toString().contains("\n")) {
            return null;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
            builder.environment().put("FIRST", first.toString());
            builder.environment().put("PARENT", parent);
            builder.directory(new File("/")).redirectError(ProcessBuilder.Redirect.DISCARD);
            return opened(builder.start(), first.resolve("guard"));
        } catch (IOException e) {
            return null;
        }
    }

    /** Starts the guardian in a session of its own, so that signals to all processes of a terminal do not reach it. */
    private static List<String> command() throws IOException {
        try (InputStream script = Guardian.class.getResourceAsStream(SCRIPT)) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Path setsid = Path.of("/usr/bin/setsid");
            return Files.isExecutable(setsid)
                    ? List.of(setsid.toString(), "/bin/sh", "-c", text)
                    : List.of("/bin/sh", "-c", text);
        }
    }

    /** Opens the pipe for reading too: that never blocks, even if the guardian is gone. */
    private static RandomAccessFile opened(Process starter, Path name) throws IOException {
        try (BufferedReader output = starter.inputReader();
                OutputStream input = starter.getOutputStream()) {
            if (!"ready".equals(output.readLine())) {
                return null;
            }
            RandomAccessFile opened = new RandomAccessFile(name.toFile(), "rw");
            Files.delete(name);
            input.write(ANSWER);
            input.flush();
            awaitEnd(starter);
            return opened;
        }
    }

    private static void awaitEnd(Process starter) {
        try {
            starter.waitFor(START_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
