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
 * A process that removes the temporary directories of this one should it be killed. It is a shell that waits for the end of
 * a pipe, and it ends when there is nothing to guard. Where it cannot be had, or is killed as well, the next run removes
 * what is left. Thread safe.
 */
final class Guardian {
    private static final Guardian OF_THIS_PROCESS = new Guardian();
    private static final String SCRIPT = "guardian.sh";

    /** Far below what a pipe holds: to write to a guardian that is gone must not block. */
    private static final int MOST_CHARACTERS = 16_000;

    /** Two processes wait for it, the guardian and the one that has started it; each takes a line. */
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
     * Has a directory removed when this process is killed from now on, and the one in which it lies where that goes with the
     * last that is in it. The directory must not exist yet; both may do so afterwards, as the guardian makes the first itself:
     * what this process has made before there is a guardian would stay.
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

    /** Says that a directory is removed. */
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

    /** The guardian reads until the pipe is closed, and it is closed also where closing fails. */
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

    /** In a session of its own, so that a signal to all processes of a terminal does not reach it. */
    private static List<String> command() throws IOException {
        try (InputStream script = Guardian.class.getResourceAsStream(SCRIPT)) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Path setsid = Path.of("/usr/bin/setsid");
            return Files.isExecutable(setsid)
                    ? List.of(setsid.toString(), "/bin/sh", "-c", text)
                    : List.of("/bin/sh", "-c", text);
        }
    }

    /** To open for reading too never blocks, whatever has become of the guardian. */
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
